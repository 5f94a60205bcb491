#include "ui/controller/appearance.h"

#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"

#include <QApplication>
#include <QEvent>
#include <QStyle>
#include <QToolTip>

namespace controller {

namespace {

/// What the platform asks for when we ask for nothing.
paint::Scheme systemScheme() {
    QApplication::setPalette(QPalette());
    return paint::schemeOf(QApplication::palette());
}

}  // namespace

Appearance::Appearance(QObject* parent) : QObject(parent) {
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setFont(paint::uiFont(13));
    reducedMotion_ = QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0;
    qApp->installEventFilter(this);
    apply();
}

void Appearance::setTheme(ThemeChoice theme) {
    theme_ = theme;
    apply();
}

void Appearance::setReducedMotion(bool reduced) {
    if (reducedMotion_ == reduced)
        return;
    reducedMotion_ = reduced;
    emit reducedMotionChanged(reduced);
}

void Appearance::apply() {
    applying_ = true;
    const paint::Scheme scheme = theme_ == ThemeChoice::System  ? systemScheme()
                                 : theme_ == ThemeChoice::Light ? paint::Scheme::Light
                                                                : paint::Scheme::Dark;
    const QPalette palette = paint::paletteOf(paint::theme(scheme));
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    QToolTip::setFont(paint::uiFont(12));
    applying_ = false;
}

bool Appearance::eventFilter(QObject* watched, QEvent* event) {
    const bool mayBeOther = event->type() == QEvent::ThemeChange ||
                            (watched == qApp && event->type() == QEvent::ApplicationPaletteChange);
    if (mayBeOther && !applying_ && theme_ == ThemeChoice::System)
        QMetaObject::invokeMethod(this, &Appearance::apply, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

}  // namespace controller
