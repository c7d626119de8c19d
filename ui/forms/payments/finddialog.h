// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Looks for one payment at Yuno by order id or payment id, whoever made it, and
// opens it when this till knows it. Only reads. Ui thread; deletes itself when
// closed.
#pragma once

#include "ports/engine.h"

#include <QDialog>
#include <QTimeZone>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace pos::ui {

class FormField;

/// An order id or payment id rather than a name or an amount.
bool looksLikeId(const QString &text);

class FindDialog final : public QDialog
{
    Q_OBJECT
public:
    FindDialog(Engine &engine, const QTimeZone &zone, const QString &id, QWidget *parent);

Q_SIGNALS:
    void paymentRequested(const pos::AttemptId &attempt);

private:
    void search();
    void showFound(const Result<QList<Payment>> &found);
    void addResult(const Payment &payment);
    void askWhoKnows(const PaymentId &id, QPushButton *open, QLabel *known);
    void clearResults();

    Engine &m_engine;
    const QTimeZone m_zone;
    QLineEdit *m_id;
    FormField *m_field;
    QPushButton *m_search;
    QLabel *m_message;
    QWidget *m_results = nullptr;
    QVBoxLayout *m_resultsPlace;
    quint64 m_generation = 0;
};

} // namespace pos::ui
