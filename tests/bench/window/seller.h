// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Somebody at another counter of the same till: sells with a saved card through
// the engine, one sale every so often, while the window is looked at. Ui thread.
#pragma once

#include "ports/engine.h"

#include <QTimer>

namespace pos::bench {

class Seller : public QObject
{
    Q_OBJECT
public:
    explicit Seller(Engine &engine);

    /// Makes the customer whose card is used.
    void prepare();
    bool isReady() const { return m_method.has_value(); }
    void start(int everyMs) { m_timer.start(everyMs); }
    void stop() { m_timer.stop(); }
    /// attemptChanged and paymentsChanged since the last call.
    int takeChanges() { return std::exchange(m_changes, 0); }
    int takeAnnouncements() { return std::exchange(m_announcements, 0); }
    int sold() const { return m_sold; }
    const QString &failure() const { return m_failure; }

private:
    void sell();
    void charge(Sale sale);
    template <typename T, typename F> Then<T> then(F next)
    {
        return [this, next = std::move(next)](const Result<T> &result) {
            if (result)
                next(*result);
            else
                m_failure = describe(result.error());
        };
    }

    Engine &m_engine;
    Customer m_customer;
    std::optional<SavedMethod> m_method;
    QTimer m_timer;
    int m_number = 0, m_changes = 0, m_announcements = 0, m_sold = 0;
    QString m_failure;
};

}
