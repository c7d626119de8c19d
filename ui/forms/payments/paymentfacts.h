// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The sections below the head of the detail pane: why it was declined, money,
// customer and method, cart, identifiers, other attempts of the sale, timeline,
// evidence. Shows values only; asks nothing. ui thread.
#pragma once

#include "ports/paymentsource.h"

#include <QTimeZone>
#include <QWidget>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace pos::ui {

class FactsGrid;
class TimelineView;

class PaymentFacts final : public QWidget
{
    Q_OBJECT
public:
    explicit PaymentFacts(QWidget *parent = nullptr);

    void setDetail(const PaymentDetail &detail, const QTimeZone &zone, qint64 nowMs);

    /// Right below the timeline, from now on.
    void addBelowTimeline(QWidget *widget);

Q_SIGNALS:
    void attemptRequested(const pos::AttemptId &id);
    void operationRequested(const pos::OperationId &id);
    void copied(const QString &label);

private:
    struct Section
    {
        QWidget *box = nullptr;
        QVBoxLayout *body = nullptr;
    };
    Section addSection(const QString &title, const char *name);
    void fillReason(const Attempt &attempt);
    void fillMoney(const PaymentDetail &detail);
    void fillPeople(const PaymentDetail &detail);
    void fillWalkIn(const PaymentDetail &detail);
    void fillContacts(const Customer &customer);
    void fillCart(const Cart &cart);
    void fillIds(const Attempt &attempt);
    void fillSiblings(const QList<PaymentRow> &siblings, const QTimeZone &zone, qint64 nowMs);
    void fillEvidence();
    void buildEvidence();
    void findInEvidence();

    PaymentDetail m_detail; ///< evidence is long, and made of it only where somebody looks
    Section m_reason, m_money, m_people, m_cart, m_ids, m_siblings, m_timeline, m_evidence;
    QLabel *m_reasonText = nullptr;
    QLabel *m_reasonTodo = nullptr;
    FactsGrid *m_moneyGrid = nullptr;
    FactsGrid *m_peopleGrid = nullptr;
    FactsGrid *m_cartGrid = nullptr;
    FactsGrid *m_idGrid = nullptr;
    QWidget *m_siblingBox = nullptr;
    QGridLayout *m_siblingGrid = nullptr;
    TimelineView *m_timelineView = nullptr;
    QPushButton *m_disclosure = nullptr;
    QLineEdit *m_evidenceSearch = nullptr;
    QPlainTextEdit *m_evidenceText = nullptr;
};

}
