#pragma once

#include "core/control.h"

#include <QObject>
#include <QString>
#include <cstdint>
#include <functional>
#include <memory>

namespace model {

/// Runs work off the GUI thread; the newest request wins. A request that comes while another runs
/// asks that one to stop and drops whatever it would have delivered.
class Runner : public QObject {
    Q_OBJECT
public:
    explicit Runner(QObject* parent = nullptr);
    ~Runner() override;  // stops what runs and waits for it

    /// What work hands back to the GUI thread: called there, unless a newer request has come.
    using Delivery = std::function<void()>;
    /// Work runs on another thread; it may throw core::Cancelled or core::Refused.
    using Work = std::function<Delivery(const core::Control&)>;

    void run(Work work);
    void cancel();
    bool isRunning() const;

signals:
    void started();
    void progressed(double fraction);
    /// After the delivery, a cancel or a failure of the newest request.
    void finished();
    void failed(const QString& sentence);

private:
    void answer(const Work& work, const std::stop_token& stop, std::uint64_t number);

    struct Private;
    std::shared_ptr<Private> d_;
};

}  // namespace model
