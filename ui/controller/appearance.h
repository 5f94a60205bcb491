#pragma once

#include <QObject>

namespace controller {

enum class ThemeChoice { System, Light, Dark };

/// How the whole window looks: Fusion in our colours, light, dark or as the system is, followed
/// when that changes; and whether things move.
class Appearance : public QObject {
    Q_OBJECT
public:
    explicit Appearance(QObject* parent = nullptr);

    ThemeChoice theme() const { return theme_; }
    void setTheme(ThemeChoice theme);
    bool reducedMotion() const { return reducedMotion_; }
    void setReducedMotion(bool reduced);

signals:
    void reducedMotionChanged(bool reduced);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();

    ThemeChoice theme_ = ThemeChoice::System;
    bool reducedMotion_ = false;
    bool applying_ = false;
};

}  // namespace controller
