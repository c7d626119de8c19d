// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Looks for one payment at Yuno by order id or payment id, whoever made it, and
// opens it when this till knows it, or else takes it into the list, so that it can
// be acted on like any other. Sends nothing that moves money. Ui thread; deletes
// itself when closed.
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
    /// It stands in the list from now on.
    void paymentAdded(const pos::AttemptId &attempt, const pos::PaymentId &id);

private:
    void search();
    void showFound(const Result<QList<Payment>> &found);
    void addResult(const Payment &payment);
    struct Card
    {
        PaymentId id;
        QPushButton *open;
        QPushButton *add;
        QLabel *known;
    };
    void askWhoKnows(const Card &card);
    void offerAdding(const Card &card);
    void addToList(const Card &card);
    void clearResults();

    Engine &m_engine;
    const QTimeZone m_zone;
    QLineEdit *m_id;
    FormField *m_field;
    QPushButton *m_search;
    QLabel *m_message;
    QWidget *m_results = nullptr;
    QVBoxLayout *m_resultsPlace;
    bool m_addOffered = false; ///< one of the results is what Return adds
    quint64 m_generation = 0;
};

} // namespace pos::ui
