// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Dialogs that are answered by the test: what was asked is recorded; an answer
// that was set is given on the event loop, none = the person walks away.
#pragma once

#include "ui/shell/dialogs.h"

namespace pos::test {

class FakeDialogs final : public ui::Dialogs
{
public:
    QList<ui::ConfirmRequest> confirms;
    QList<ui::ReasonRequest> reasons;
    QList<ui::ManagerRequest> managers;
    QList<ui::FileRequest> files;
    QList<QUrl> opened;
    bool opensAddresses = true;

    std::optional<bool> confirmAnswer;
    std::optional<QString> reasonAnswer;
    std::optional<ManagerDecision> managerAnswer;
    std::optional<QString> fileAnswer;

    void confirm(QWidget *, const ui::ConfirmRequest &request, QObject *context, std::function<void(bool)> then) override
    {
        confirms << request;
        answer(context, confirmAnswer, std::move(then));
    }
    void askReason(QWidget *, const ui::ReasonRequest &request, QObject *context,
                   std::function<void(const QString &)> then) override
    {
        reasons << request;
        answer(context, reasonAnswer, std::move(then));
    }
    void askManager(QWidget *, const ui::ManagerRequest &request, QObject *context,
                    std::function<void(const ManagerDecision &)> then) override
    {
        managers << request;
        answer(context, managerAnswer, std::move(then));
    }
    void askFile(QWidget *, const ui::FileRequest &request, QObject *context,
                 std::function<void(const QString &)> then) override
    {
        files << request;
        answer(context, fileAnswer, std::move(then));
    }
    bool openAddress(const QUrl &address) override
    {
        opened << address;
        return opensAddresses;
    }

private:
    template <typename T, typename F> static void answer(QObject *context, const std::optional<T> &given, F then)
    {
        if (given)
            QMetaObject::invokeMethod(context, [then = std::move(then), given] { then(*given); }, Qt::QueuedConnection);
    }
};

}
