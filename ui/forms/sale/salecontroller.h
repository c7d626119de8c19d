// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The sale at the counter: cart, customer, saved cards, autosave, parking. All
// rules are domain's, all durable things the engine's (ports/engine.h); knows no
// widget. Ui thread; owned by ChargePage. A change is saved at once, half-typed
// text included, card numbers never.
#pragma once

#include "domain/drawer.h"
#include "domain/validation.h"
#include "ui/forms/articles/articles.h"
#include "ui/forms/sale/chargecontroller.h"
#include "ui/forms/sale/paymentcode.h"
#include "ui/shell/operatorsession.h"

#include <QObject>

namespace pos {
class Clock;
}

namespace pos::ui {

/// How the customer pays, as chosen on the page.
struct PayChoice
{
    QString methodId; ///< empty = the first that is offered
    VaultedToken token;
    QString installments = QStringLiteral("1"); ///< as typed
    bool capture = true;
    bool saveCard = false; ///< the customer agreed; of this sale, customer and way alone
};

/// Ways to pay that need no Yuno, beside PaymentMethod::id.
namespace localway {
inline constexpr QLatin1StringView Cash{"cash"};
inline constexpr QLatin1StringView Other{"other_tender"};
} // namespace localway

class SaleController : public QObject
{
    Q_OBJECT
public:
    SaleController(Engine &engine, Articles &articles, OperatorSession &session, const Clock &clock, QObject *parent = nullptr);

    void applySettings(const Settings &settings);
    /// After Engine::start(): brings the unfinished sale back, else begins one.
    void begin(const StartReport &report);

    const Sale &sale() const noexcept { return m_sale; }
    bool hasSale() const { return !m_sale.id.isEmpty(); }
    const Settings &settings() const noexcept { return m_settings; }
    ChargeController &charging() noexcept { return *m_charging; }
    const ChargeController &charging() const noexcept { return *m_charging; }
    CodePictures &pictures() const noexcept { return *m_pictures; }
    /// In the currency of the cart.
    const Catalogue &catalogue() const { return m_articles.in(m_sale.cart.currency.isValid() ? m_sale.cart.currency : m_settings.currency); }
    bool isEditable() const { return m_charging->phase() == SalePhase::Editing; }
    /// The cart stays as it is while a part of it is paid.
    bool isCartEditable() const { return isEditable() && !hasParts(); }
    QDate today() const;
    /// Zero totals while the cart breaks a rule; cartError() says which.
    CartTotals totals() const;

    // Cart; each returns the broken rule instead of changing anything --------------------------------
    std::optional<FieldError> addArticle(const Article &article, int count = 1);
    std::optional<FieldError> addItem(const QString &name, const QString &price, const QString &quantity);
    std::optional<FieldError> setQuantity(qsizetype line, const QString &text);
    std::optional<FieldError> setPrice(qsizetype line, const QString &text);
    std::optional<FieldError> setLineDiscount(qsizetype line, const QString &text);
    void removeLine(qsizetype line);
    /// "5", "5,00" = amount; "5%" = share; empty = none. Also for half-typed text, which counts as none.
    std::optional<FieldError> setOrderDiscount(const QString &text);
    std::optional<FieldError> setTip(const QString &text);
    std::optional<FieldError> setTaxPercent(const QString &text);
    void setTaxIncluded(bool included);
    void setDescription(const QString &text);
    /// Half-typed input that is nothing yet; card numbers are taken out. Empty removes it.
    void setDraft(const QString &field, const QString &text);
    QString draft(const QString &field) const { return m_sale.draftFields.value(field); }

    // In parts ------------------------------------------------------------------------------------------
    /// This engine can.
    bool takesParts() const { return m_engine.split() != nullptr; }
    /// Something of this sale was taken, or may have been.
    bool hasParts() const;
    /// The next payment is a part: something is paid already, or an amount was asked for.
    bool isDivided() const { return hasParts() || m_dividing; }
    void divide(bool on);
    /// As typed; empty = the rest. Kept with the sale.
    QString part() const { return draft(QStringLiteral("part")); }
    void setPart(const QString &text);
    std::optional<FieldError> partProblem() const;
    /// What is left to pay: the total, or the rest of it.
    Money rest() const;
    /// What the next payment takes: the part, else the rest.
    Money due() const;

    // Customer --------------------------------------------------------------------------------------
    const std::optional<Customer> &customer() const noexcept { return m_customer; }
    void setCustomer(const Customer &customer);
    void clearCustomer();
    const QList<SavedMethod> &methods() const noexcept { return m_methods; }
    bool methodsLoading() const noexcept { return m_methodsLoading; }
    const std::optional<Error> &methodsError() const noexcept { return m_methodsError; }
    void loadMethods();
    /// Of the chosen way, where it asks for one; empty while they are not known, or will not be.
    const QList<Bank> &banks() const { return m_banks; }
    /// Of the customer; the shop's when nothing else is known.
    QString customerCountry() const { return m_customer && !m_customer->country.isEmpty() ? m_customer->country : m_settings.country; }
    PayChoice &pay() noexcept { return m_pay; }
    const PayChoice &pay() const noexcept { return m_pay; }
    void chooseCard(const VaultedToken &token);
    /// The chosen one, while there is a choice to make; nullptr = none.
    const SavedMethod *removableCard() const { return isEditable() ? chosenMethod() : nullptr; }
    /// One that cannot be paid with any more, and is still saved; nullptr = none.
    const SavedMethod *expiredCard() const;
    /// Yuno forgets it.
    void removeCard(const SavedMethod &card);
    /// Ways to pay for this country, currency and total, in the shop's order.
    QList<PaymentMethod> offered() const;
    /// The chosen one, else the first that is offered; nullptr when there is none.
    const PaymentMethod *payMethod() const;
    void choosePayMethod(const QString &id);
    /// The chosen way can keep the card that the customer types: a link, for a customer whom Yuno knows.
    bool canSaveCard() const;
    /// Cash or other tender, when that is chosen; payMethod() is nullptr then.
    std::optional<TenderKind> localWay() const;
    /// This engine keeps a drawer.
    bool takesTender() const { return m_engine.drawer() != nullptr; }
    /// As typed; kept with the sale.
    QString given() const { return draft(QStringLiteral("given")); }
    QString tenderLabel() const { return draft(QStringLiteral("tenderLabel")); }
    void setGiven(const QString &text) { setDraft(QStringLiteral("given"), text); }
    void setTenderLabel(const QString &text) { setDraft(QStringLiteral("tenderLabel"), text); }
    std::optional<FieldError> givenProblem() const;
    std::optional<FieldError> labelProblem() const;
    /// Of what was typed; nullopt while that is not enough, or nothing.
    std::optional<Money> change() const;
    /// What to propose after `methodId` failed: a way that needs no card, else any other; nullptr when there is none.
    const PaymentMethod *otherWay(QStringView methodId) const;
    /// What is missing or wrong about the payer, for the chosen method.
    QList<FieldError> payerProblems() const;
    /// Why it cannot be charged now; empty = it can.
    QString methodProblem(const SavedMethod &method) const;

    // Charge and after ---------------------------------------------------------------------------------
    /// Every broken rule, in the order of the page. Empty = charge() will start.
    QList<FieldError> problems() const;
    void charge();
    void nextSale();
    void park(const QString &label);
    void resume(const SaleId &id);
    void discard(const QString &reason);
    /// The way back of a sale that is paid in part.
    void payBack(const QString &reason);

Q_SIGNALS:
    /// Another sale is on the page.
    void saleReplaced();
    void cartChanged();
    void customerChanged();
    void methodsChanged();
    /// Something failed that belongs to no field.
    void failed(const pos::Error &error);
    void parked(const QString &label);
    void cardRemoved(const pos::SavedMethod &card);

private:
    void adopt(const Sale &sale);
    void adoptCustomer(const CustomerId &id);
    void saveNow();
    void chooseDefaultCard();
    QList<FieldError> methodProblems() const;
    std::optional<FieldError> changeLine(qsizetype line, const CartLine &changed);
    const SavedMethod *chosenMethod() const;
    Checked<Money> givenMoney() const;
    void takeTender(TenderKind kind);
    std::optional<PartShown> partShown() const;

    void loadBanks();

    Engine &m_engine;
    QList<Bank> m_banks;
    QString m_banksOf; ///< the way that they are of, or are being asked for
    Articles &m_articles;
    OperatorSession &m_session;
    const Clock &m_clock;
    ChargeController *m_charging;
    CodePictures *m_pictures;
    Settings m_settings;
    Sale m_sale;
    std::optional<Customer> m_customer;
    QList<SavedMethod> m_methods;
    std::optional<Error> m_methodsError;
    bool m_methodsLoading = false;
    bool m_replacing = false;
    bool m_dividing = false;
    PayChoice m_pay;
};

}
