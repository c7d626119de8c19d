// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The part of SaleController about the way to pay.
#include "ui/forms/sale/salecontroller.h"

#include "domain/cash.h"
#include "domain/payer.h"
#include "ports/drawerdesk.h"
#include "ui/text/moneytext.h"

#include <algorithm>

namespace pos::ui {

QList<PaymentMethod> SaleController::offered() const
{
    const Money total = due();
    return offeredMethods(m_settings.methods, m_settings.country, m_sale.cart.currency,
                          total.isPositive() ? total : Money());
}

std::optional<TenderKind> SaleController::localWay() const
{
    if (!takesTender())
        return std::nullopt;
    if (m_pay.methodId == localway::Other)
        return TenderKind::Other;
    // Where no method works, cash still does.
    if (m_pay.methodId == localway::Cash || offered().isEmpty())
        return TenderKind::Cash;
    return std::nullopt;
}

const PaymentMethod *SaleController::payMethod() const
{
    if (localWay())
        return nullptr;
    const QList<PaymentMethod> methods = offered();
    const auto chosen = std::ranges::find(methods, m_pay.methodId, &PaymentMethod::id);
    if (chosen != methods.cend())
        return findPaymentMethod(chosen->id);
    return methods.isEmpty() ? nullptr : findPaymentMethod(methods.constFirst().id);
}

void SaleController::choosePayMethod(const QString &id)
{
    if (!isEditable() || id == m_pay.methodId)
        return;
    m_pay.methodId = id;
    m_pay.saveCard = false;
    setDraft(payerkey::Method, id);
    Q_EMIT methodsChanged();
}

const SavedMethod *SaleController::expiredCard() const
{
    if (!isEditable())
        return nullptr;
    for (const SavedMethod &method : m_methods) {
        if (method.isExpired(today()) && method.status == u"ENROLLED")
            return &method;
    }
    return nullptr;
}

void SaleController::removeCard(const SavedMethod &card)
{
    if (!m_customer)
        return;
    m_engine.unenroll(m_customer->id, card.token, m_session.current(), this,
                      [this, card, id = m_customer->id](const Result<QList<SavedMethod>> &saved) {
                          const bool here = m_customer && m_customer->id == id;
                          if (!saved) {
                              Q_EMIT failed(saved.error());
                              if (here)
                                  loadMethods(); // it may be gone all the same
                              return;
                          }
                          Q_EMIT cardRemoved(card);
                          if (!here)
                              return;
                          m_methods = *saved;
                          chooseDefaultCard();
                          Q_EMIT methodsChanged();
                      });
}

bool SaleController::canSaveCard() const
{
    const PaymentMethod *method = payMethod();
    return method != nullptr && method->presentation == Presentation::LinkQr && m_customer && !m_customer->gatewayId.isEmpty();
}

/// Nobody waits for it: until the banks are there, and where they never come, the customer's page asks.
void SaleController::loadBanks()
{
    const PaymentMethod *method = payMethod();
    const QString wanted = method != nullptr && method->asksBank ? method->id : QString();
    if (wanted == m_banksOf)
        return;
    m_banksOf = wanted;
    m_banks.clear();
    if (wanted.isEmpty())
        return;
    m_engine.banks(wanted, this, [this, wanted](const Result<QList<Bank>> &result) {
        if (wanted != m_banksOf)
            return;
        m_banks = result.value_or(QList<Bank>());
        if (m_banks.isEmpty())
            m_banksOf.clear(); // the next choice asks again
        else
            Q_EMIT methodsChanged();
    });
}

const PaymentMethod *SaleController::otherWay(QStringView methodId) const
{
    // What is paid at once on the customer's phone, before what is paid elsewhere and later, before a card.
    const auto rank = [](const PaymentMethod &method) {
        const bool later = method.presentation == Presentation::Code || method.presentation == Presentation::BankDetails;
        return method.needsSavedMethod ? 2 : later ? 1 : 0;
    };
    const PaymentMethod *best = nullptr;
    for (const PaymentMethod &method : offered()) {
        if (method.id != methodId && (best == nullptr || rank(method) < rank(*best)))
            best = findPaymentMethod(method.id);
    }
    return best;
}

QList<FieldError> SaleController::payerProblems() const
{
    const PaymentMethod *method = payMethod();
    if (method == nullptr)
        return {};
    return checkPayer(*method, payerOf(*method, m_sale, m_customer, m_settings.country), m_settings.country);
}

Checked<Money> SaleController::givenMoney() const
{
    return checkAmount(QStringLiteral("given"), given(), m_sale.cart.currency, numberFormat(), false);
}

std::optional<FieldError> SaleController::givenProblem() const
{
    if (localWay() != TenderKind::Cash)
        return std::nullopt;
    const Checked<Money> typed = givenMoney();
    return typed ? givenError(cashDue(due()), *typed) : typed.error();
}

std::optional<FieldError> SaleController::labelProblem() const
{
    if (localWay() != TenderKind::Other)
        return std::nullopt;
    const Checked<QString> label =
        checkFreeText(QStringLiteral("label"), tenderLabel(), ShortestTenderLabel, LongestTenderLabel);
    return label ? std::nullopt : std::optional(label.error());
}

std::optional<Money> SaleController::change() const
{
    if (localWay() != TenderKind::Cash || !due().isPositive() || givenProblem())
        return std::nullopt;
    return Money::fromMinor(givenMoney()->minor() - cashDue(due()).minor(), m_sale.cart.currency);
}

void SaleController::takeTender(TenderKind kind)
{
    TenderOrder order;
    order.sale = m_sale.id;
    order.kind = kind;
    order.total = due();
    order.part = partShown();
    if (kind == TenderKind::Cash)
        order.given = givenMoney().value_or(Money());
    else
        order.label = tenderLabel().trimmed();
    order.operatorName = m_session.current();
    m_sale.operatorName = m_session.current();
    saveNow();
    m_charging->takeTender(order);
}

QList<FieldError> SaleController::methodProblems() const
{
    if (localWay()) {
        QList<FieldError> all;
        for (const std::optional<FieldError> &problem : {givenProblem(), labelProblem()}) {
            if (problem)
                all << *problem;
        }
        return all;
    }
    const auto error = [](const QString &field, Rule rule) { return QList{FieldError{field, rule, 0, 0, {}}}; };
    const PaymentMethod *method = payMethod();
    if (method == nullptr)
        return error(QStringLiteral("method"), Rule::UnknownMethod);
    if (isDivided() && !method->refundable && due() != rest())
        return {FieldError{QStringLiteral("part"), Rule::NotEnough, rest().minor(), 0, m_sale.cart.currency.code()}}; // no way back
    if (!method->needsSavedMethod) {
        if (lacksReturnPage(m_settings, *method))
            return error(QStringLiteral("callbackUrl"), Rule::Required);
        return payerProblems();
    }
    const SavedMethod *saved = chosenMethod();
    QList<FieldError> all;
    if (!m_customer)
        all << error(QStringLiteral("customer"), Rule::Required);
    else if (saved == nullptr)
        all << error(QStringLiteral("method"), Rule::UnknownMethod);
    else if (!methodProblem(*saved).isEmpty())
        all << error(QStringLiteral("method"), Rule::MethodUnusable);
    if (const auto installments = checkInstallments(m_pay.installments); !installments)
        all << installments.error();
    return all;
}

}
