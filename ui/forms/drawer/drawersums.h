// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What should be in a drawer, line by line, and below it the count: the amount,
// the difference as it is typed, and why. Shows a period and reports a checked
// count; decides nothing. Ui thread.
#pragma once

#include "domain/drawer.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace pos::ui {

class AmountEdit;
class FieldBinder;
class FormField;

class DrawerSums : public QFrame
{
    Q_OBJECT
public:
    explicit DrawerSums(QWidget *parent = nullptr);

    /// What was typed stays while the same drawer goes on.
    void showDay(const RegisterId &registerId, Currency currency, const DrawerDay &day);
    /// A close is on its way: no second one.
    void setBusy(bool busy);
    void clearCount();
    void focusCount();
    /// As if the button was pressed.
    void submit();

Q_SIGNALS:
    void floatRequested();
    void closeRequested(pos::Money counted, pos::Money expected, const QString &reason);

private:
    void addRow(const QString &name, const QString &amount, const char *look, const char *objectName);
    void fillRows(Currency currency);
    void followCount();

    DrawerDay m_day;
    bool m_busy = false;
    FieldBinder *m_binder;
    QLabel *m_title;
    QGridLayout *m_grid;
    QList<QLabel *> m_rows;
    AmountEdit *m_counted;
    QLabel *m_difference;
    QLineEdit *m_reason;
    FormField *m_reasonField;
    QPushButton *m_floatButton;
    QPushButton *m_closeButton;
};

}
