// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The ways to pay that a shop offers: ticked or not (Space), in its order (Alt+Up,
// Alt+Down), under its own names (F2). As text, for SettingsFields: one line for
// each, "id" or "id=name"; until somebody changes it, exactly the text that was
// set, so "the country's own" stays that. Ids that this version does not know
// are kept. Ui thread.
#pragma once

#include "domain/currency.h"

#include <QListWidget>

namespace pos {
struct Settings;
}

namespace pos::ui {

class MethodsEdit final : public QListWidget
{
    Q_OBJECT
public:
    explicit MethodsEdit(QWidget *parent = nullptr);

    /// Which ways there are to choose from.
    void setPlace(const QString &country, Currency currency);
    QString text() const;
    void setText(const QString &text);
    /// One place up (-1) or down (1).
    void moveCurrent(int by);
    void renameCurrent();
    /// The shop's country decides again.
    void restoreDefaults();

    static QString textOf(const Settings &settings);
    static void store(const QString &text, Settings &settings);

Q_SIGNALS:
    void edited();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void rebuild(const QString &text);
    void addRow(const QString &id, const QString &name, bool offered);
    void onItemChanged(QListWidgetItem *item);

    QString m_country;
    Currency m_currency;
    QString m_text;         ///< as it was set
    bool m_touched = false; ///< by a person, since then
};

}
