// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The till of the soak with a client that cheats as SOAK_CHEAT says, so that a
// test can see the judge find it out:
//   twice    sends every payment a second time with another key
//   deny     calls a payment refused that was taken
//   invent   calls a payment approved that was declined
//   hasty    calls a payment approved whose code the customer has only been shown
//   used     calls a payment of a link approved that was declined there
//   amount   takes one unit more than was sold and hides it
//   move_twice   asks for every capture, cancel and refund a second time with another key
//   move_deny    calls one refused that was carried out
//   move_invent  shows one on its payment that was never asked for
//   move_amount  moves one unit more than was asked
#include "till/tillprogram.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QUuid>

#include <vector>

namespace {

using namespace pos;

QByteArray dearer(const QByteArray &body)
{
    QJsonObject object = QJsonDocument::fromJson(body).object();
    if (!object.contains(QStringLiteral("amount")))
        return body; // all of it; no amount travels
    QJsonObject amount = object[QStringLiteral("amount")].toObject();
    amount[QStringLiteral("value")] = amount[QStringLiteral("value")].toDouble() + 1;
    object[QStringLiteral("amount")] = amount;
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Error refusedAmount()
{
    Error error;
    error.kind = ErrorKind::RequestRefused;
    error.context.httpStatus = 400;
    error.context.code = QStringLiteral("INVALID_AMOUNT");
    return error;
}

Transaction inventedFor(const Operation &operation)
{
    Transaction transaction;
    transaction.id = TransactionId::from(QStringLiteral("invented-") + operation.reference.text());
    transaction.type = operation.intent.kind == OperationKind::Refund    ? QStringLiteral("REFUND")
                       : operation.intent.kind == OperationKind::Capture ? QStringLiteral("CAPTURE")
                                                                         : QStringLiteral("CANCEL");
    transaction.status = QStringLiteral("SUCCEEDED");
    transaction.amount = operation.intent.amount;
    transaction.merchantReference = operation.reference.text();
    return transaction;
}

class CheatingGateway final : public GatewayPort
{
public:
    CheatingGateway(std::unique_ptr<GatewayPort> inner, QByteArray cheat)
        : m_inner(std::move(inner))
        , m_cheat(std::move(cheat))
    {
    }
    Call createPayment(const QByteArray &body, const IdempotencyKey &key, AnswerHandler<Payment> handler) override
    {
        if (m_cheat == "twice") {
            const auto again = IdempotencyKey::from(QUuid::createUuid().toString(QUuid::WithoutBraces));
            m_seconds.push_back(m_inner->createPayment(body, again, [](const Answer<Payment> &) {}));
        }
        return m_inner->createPayment(m_cheat == "amount" ? dearer(body) : body, key, twisting(std::move(handler)));
    }
    Call payment(const PaymentId &id, AnswerHandler<Payment> handler) override
    {
        // A denial of what is read would only leave the payment waiting.
        return m_inner->payment(id, m_cheat == "deny" ? std::move(handler) : twisting(std::move(handler)));
    }
    Call paymentWithRaw(const PaymentId &id, AnswerHandler<Payment> handler) override
    {
        return m_inner->paymentWithRaw(id, m_cheat == "deny" ? std::move(handler) : twisting(std::move(handler)));
    }
    Result<QByteArray> paymentBody(const PaymentRequest &request) const override
    {
        m_sold.insert(request.orderId.text(), request.intent.amount);
        return m_inner->paymentBody(request);
    }

    void setProfile(const GatewayProfile &profile) override { m_inner->setProfile(profile); }
    void setCredentials(Credentials credentials) override { m_inner->setCredentials(std::move(credentials)); }
    Call createCustomer(const Customer &c, AnswerHandler<Customer> h) override { return m_inner->createCustomer(c, h); }
    Call customer(const GatewayCustomerId &id, AnswerHandler<Customer> h) override { return m_inner->customer(id, h); }
    Call customerByOwnId(const CustomerId &id, AnswerHandler<Customer> h) override
    {
        return m_inner->customerByOwnId(id, h);
    }
    Call updateCustomer(const Customer &c, AnswerHandler<Customer> h) override { return m_inner->updateCustomer(c, h); }
    Call deleteCustomer(const GatewayCustomerId &id, AnswerHandler<void> h) override
    {
        return m_inner->deleteCustomer(id, h);
    }
    Call savedMethods(const GatewayCustomerId &id, AnswerHandler<QList<SavedMethod>> h) override
    {
        return m_inner->savedMethods(id, h);
    }
    Call createSession(const SessionRequest &r, AnswerHandler<CheckoutSession> h) override
    {
        return m_inner->createSession(r, h);
    }
    Call session(const CheckoutSessionId &id, AnswerHandler<CheckoutSession> h) override
    {
        return m_inner->session(id, h);
    }
    Call offeredMethods(const CheckoutSessionId &id, AnswerHandler<QList<OfferedMethod>> h) override
    {
        return m_inner->offeredMethods(id, h);
    }
    Call unenroll(const GatewayCustomerId &c, const VaultedToken &t, const IdempotencyKey &k, AnswerHandler<void> h) override
    {
        return m_inner->unenroll(c, t, k, h);
    }
    Call banks(const QString &country, const QString &type, AnswerHandler<QList<Bank>> h) override
    {
        return m_inner->banks(country, type, h);
    }
    Call createLink(const QByteArray &b, const IdempotencyKey &k, AnswerHandler<PaymentLink> h) override
    {
        m_byLink.insert(QJsonDocument::fromJson(b).object()[QStringLiteral("merchant_order_id")].toString());
        return m_inner->createLink(b, k, h);
    }
    Call link(const LinkId &id, AnswerHandler<PaymentLink> h) override { return m_inner->link(id, h); }
    Call cancelLink(const LinkId &id, const MerchantOrderId &o, AnswerHandler<PaymentLink> h) override
    {
        return m_inner->cancelLink(id, o, h);
    }
    Result<QByteArray> operationBody(const Operation &o) const override { return m_inner->operationBody(o); }
    Call operate(const Operation &o, AnswerHandler<Payment> h) override
    {
        if (m_cheat == "move_invent") {
            m_invented[o.paymentId.text()].append(o);
            return payment(o.paymentId, std::move(h));
        }
        Operation asked = o;
        if (m_cheat == "move_amount")
            asked.body = dearer(o.body);
        if (m_cheat == "move_twice") {
            Operation again = o;
            again.key = IdempotencyKey::from(QUuid::createUuid().toString(QUuid::WithoutBraces));
            m_seconds.push_back(m_inner->operate(again, [](const Answer<Payment> &) {}));
        }
        if (m_cheat != "move_deny")
            return m_inner->operate(asked, std::move(h));
        return m_inner->operate(o, [h = std::move(h)](Answer<Payment> answer) {
            if (answer.result)
                answer.result = fail(refusedAmount());
            h(answer);
        });
    }
    Call paymentsByOrderId(const MerchantOrderId &id, AnswerHandler<QList<Payment>> h) override
    {
        if (m_cheat != "used")
            return m_inner->paymentsByOrderId(id, h);
        return m_inner->paymentsByOrderId(id, [this, h = std::move(h)](Answer<QList<Payment>> answer) {
            if (answer.result) {
                for (Payment &payment : *answer.result)
                    approveIfByLink(payment);
            }
            h(answer);
        });
    }

private:
    /// A payment does not always name its link.
    void approveIfByLink(Payment &payment) const
    {
        if (m_byLink.contains(payment.orderId.text()))
            payment.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"));
    }
    AnswerHandler<Payment> twisting(AnswerHandler<Payment> handler) const
    {
        return [this, handler = std::move(handler)](const Answer<Payment> &answer) { handler(twisted(answer)); };
    }
    Answer<Payment> twisted(Answer<Payment> answer) const
    {
        if (!answer.result)
            return answer;
        Payment &payment = *answer.result;
        if (m_cheat == "deny" && payment.status.status == QLatin1String("SUCCEEDED")) {
            answer.result = fail(refusedAmount());
        } else if (m_cheat == "invent") {
            payment.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"));
        } else if (m_cheat == "hasty" && payment.status.status == QLatin1String("READY_TO_PAY")) {
            payment.status = PaymentStatus::fold(QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"));
        } else if (m_cheat == "used") {
            approveIfByLink(payment);
        } else if (m_cheat == "move_invent") {
            for (const Operation &operation : m_invented.value(payment.id.text()))
                payment.transactions.append(inventedFor(operation));
        } else if (m_cheat == "amount") {
            payment.amount = m_sold.value(payment.orderId.text());
        }
        return answer;
    }

    const std::unique_ptr<GatewayPort> m_inner;
    const QByteArray m_cheat;
    mutable QHash<QString, Money> m_sold; ///< by order id
    QHash<QString, QList<Operation>> m_invented; ///< by payment
    QSet<QString> m_byLink; ///< order ids
    std::vector<Call> m_seconds;
};

} // namespace

int main(int argc, char **argv)
{
    return soak::runTill(argc, argv, [](std::unique_ptr<pos::GatewayPort> client) {
        return std::make_unique<CheatingGateway>(std::move(client), qgetenv("SOAK_CHEAT"));
    });
}
