// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The seam for everything that asks a person in a window of its own. Nothing
// blocks: the answer arrives by callback, dropped when `context` is gone, and
// is not called when the person walks away (confirm: false). Dialogs are not
// modal, so the rail works while one is open. Tests answer through a fake.
#pragma once

#include "ports/engine.h"

#include <functional>

class QUrl;
class QWidget;

namespace pos::ui {

struct ConfirmRequest
{
    QString title;
    QString text;
    QString acceptText; ///< a verb: "Close anyway"
    QString rejectText;
    bool danger = false;
};

/// A reason of 3 to 255 characters, recorded.
struct ReasonRequest
{
    QString title;
    QString text;
    QString acceptText;
    QStringList suggestions;
};

/// A manager's typed name and reason, recorded.
struct ManagerRequest
{
    QString title;
    QString text;
    QString acceptText;
};

struct FileRequest
{
    QString title;
    QString suggestedPath;
    QString filter; ///< "Zip archive (*.zip)"
    bool save = true;
};

class Dialogs
{
public:
    virtual ~Dialogs() = default;
    virtual void confirm(QWidget *parent, const ConfirmRequest &request, QObject *context,
                         std::function<void(bool)> then) = 0;
    virtual void askReason(QWidget *parent, const ReasonRequest &request, QObject *context,
                           std::function<void(const QString &)> then) = 0;
    virtual void askManager(QWidget *parent, const ManagerRequest &request, QObject *context,
                            std::function<void(const ManagerDecision &)> then) = 0;
    /// Not called when the person cancels.
    virtual void askFile(QWidget *parent, const FileRequest &request, QObject *context,
                         std::function<void(const QString &)> then) = 0;
    /// Hands an address (mailto:, https:) to the program the desktop has for it; false = there is none.
    virtual bool openAddress(const QUrl &address) = 0;
};

/// The real ones.
class WidgetDialogs final : public Dialogs
{
public:
    void confirm(QWidget *parent, const ConfirmRequest &request, QObject *context, std::function<void(bool)> then) override;
    void askReason(QWidget *parent, const ReasonRequest &request, QObject *context,
                   std::function<void(const QString &)> then) override;
    void askManager(QWidget *parent, const ManagerRequest &request, QObject *context,
                    std::function<void(const ManagerDecision &)> then) override;
    void askFile(QWidget *parent, const FileRequest &request, QObject *context,
                 std::function<void(const QString &)> then) override;
    bool openAddress(const QUrl &address) override;
};

}
