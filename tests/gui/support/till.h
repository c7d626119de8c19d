// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A till for tests of the Charge page: settings for Brazil, two customers with
// cards, a fake engine, the real window with the real page. Keys go to what has
// the focus, as a person's do.
#pragma once

#include "gui/support/fakedialogs.h"
#include "gui/support/fakeengine.h"
#include "ui/forms/articles/articles.h"
#include "ui/forms/sale/chargepage.h"
#include "ui/shell/mainwindow.h"

#include <QtTest>

namespace pos::test {

Settings brazilianTill();
Customer ana();   ///< with two good cards and an expired one
Customer bruno(); ///< without cards

class Till : public QObject
{
    Q_OBJECT
public:
    explicit Till(const Settings &settings = brazilianTill(), ui::TrainingControls *training = nullptr);

    /// Shows the window and begins; waits until a sale is on the page.
    void open(const StartReport &report = {});
    /// A restart on the same engine: the old window is gone, a new one begins with this report.
    void reopen(const StartReport &report);
    void resize(int width, int height);

    /// To the focused widget.
    void type(const QString &text);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Scans an article: code and Return, with the scan box focused by F2.
    void scan(const QString &code);
    /// F3, name, Return; waits for the cards.
    void pickCustomer(const QString &name);
    /// Scan, customer: everything that Charge needs.
    void fill();
    /// F9; waits until the charge runs.
    void charge();
    void openAndCharge();

    template <typename T = QWidget> T *find(const char *name) const
    {
        T *found = window->findChild<T *>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no widget named %s", name);
        return found;
    }
    /// A picture of the window into $POS_SHOTS, when that is set; for looking at what a test sees.
    void shoot(const QString &name);
    /// Exists and can be seen.
    bool isShown(const char *name) const;
    QString text(const char *labelName) const;
    QString focusName() const;
    /// The message under an input, empty = none.
    QString fieldError(const char *inputName) const;
    QString headline() const { return text("outcomeHeadlineLabel"); }
    ui::SaleController &sale() const { return page->controller(); }

    ManualClock clock;
    FakeEngine engine{clock};
    QStringList notices; ///< what the desktop was told
    FakeDialogs dialogs;
    ui::Articles articles{{}, true};
    ui::OperatorSession session;
    std::unique_ptr<ui::MainWindow> window;
    ui::ChargePage *page = nullptr;

private:
    void makeWindow();
    Settings m_settings;
    ui::TrainingControls *m_training;
};

/// Makes Theme and CardInputGuard once for the test program.
void dressApplication();

}
