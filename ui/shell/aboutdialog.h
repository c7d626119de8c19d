// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Version, commit, folders, licences (own and of the libraries), and the support
// bundle button. Not modal.
#pragma once

#include "base/result.h"
#include "ui/shell/dialogs.h"

#include <QDialog>

#include <functional>

class QPushButton;

namespace pos {
class Clock;
}

namespace pos::ui {

class MessageBar;
struct AboutInfo;

class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    using MakeBundle = std::function<void(const QString &path, std::function<void(const Result<void> &)> done)>;
    AboutDialog(const AboutInfo &info, Dialogs &dialogs, const Clock &clock, MakeBundle makeBundle, QWidget *parent = nullptr);

private:
    void onBundle();
    Dialogs &m_dialogs;
    const Clock &m_clock;
    MakeBundle m_makeBundle;
    MessageBar *m_result;
    QPushButton *m_bundleButton;
};

}
