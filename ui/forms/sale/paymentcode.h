// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a customer scans: a text that is encoded here, or the scheme's own picture,
// inside the answer or at an address. Decided in one place for the till's window
// and the customer's. A text stands at once, and a picture that comes takes its
// place. Each picture is fetched and decoded once; one that did not come is asked
// for again a few times, while somebody looks. Ui thread, which decodes nothing: a
// thread of its own does, from the first picture on. Owned by SaleController.
#pragma once

#include "domain/attempt.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QThread>

#include <memory>

namespace pos {
class Clock;
class Engine;
}

namespace pos::ui {

class QrView;

struct PaymentCode
{
    QString text;
    QImage picture; ///< of the scheme; then there is no text
    bool awaited = false; ///< nothing to show yet: the picture is on its way
    bool lost = false;    ///< nothing to show: the picture did not come, or is none

    void showIn(QrView &view) const;
    bool isEmpty() const { return text.isEmpty() && picture.isNull(); }
    friend bool operator==(const PaymentCode &, const PaymentCode &) = default;
};

/// A stranger's picture of a code with white around it: PNG, JPEG or GIF of 21 to 1500 pixels a side; else null.
QImage codePicture(const QByteArray &bytes);

class CodePictures : public QObject
{
    Q_OBJECT
public:
    CodePictures(Engine &engine, const Clock &clock, QObject *parent);
    ~CodePictures() override;

    /// Of an attempt that waits for its customer. Asks for the picture where that is not known yet.
    PaymentCode codeOf(const Attempt &attempt);

Q_SIGNALS:
    /// A picture came, or will not come.
    void changed();

private:
    struct Known
    {
        QImage picture;
        bool asking = false; ///< or being decoded
        int triesLeft = 3;
        qint64 triedMs = 0; ///< monotonic
    };
    Known &known(const QString &source);
    void ask(const QString &address, Known &entry);
    void decode(const QString &source, const QByteArray &bytes);

    Engine &m_engine;
    const Clock &m_clock;
    QHash<QString, Known> m_known; ///< by address or data URI; the few of late
    QThread m_thread;
    std::unique_ptr<QObject> m_decoder; ///< lives there
};

}
