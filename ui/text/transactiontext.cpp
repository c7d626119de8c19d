// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/transactiontext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct TransactionText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::TransactionText)
};

} // namespace

QString transactionName(const QString &type)
{
    if (type == QLatin1String("PURCHASE"))
        return TransactionText::tr("Purchase");
    if (type == QLatin1String("AUTHORIZE"))
        return TransactionText::tr("Authorisation");
    if (type == QLatin1String("CAPTURE"))
        return TransactionText::tr("Capture");
    if (type == QLatin1String("REFUND"))
        return TransactionText::tr("Refund");
    if (type == QLatin1String("CANCEL"))
        return TransactionText::tr("Cancellation");
    if (type == QLatin1String("VERIFY"))
        return TransactionText::tr("Card check");
    if (type == QLatin1String("CHARGEBACK"))
        return TransactionText::tr("Dispute");
    if (type == QLatin1String("THREE_D_SECURE"))
        return TransactionText::tr("Check with the bank (3-D Secure)");
    if (type == QLatin1String("FRAUD_SCREENING"))
        return TransactionText::tr("Security check");
    return type.isEmpty() ? TransactionText::tr("Transaction") : type; // a type this version does not know: as it came
}

QString transactionResult(const QString &status, Tone &tone)
{
    tone = Tone::Neutral;
    if (status == QLatin1String("SUCCEEDED")) {
        tone = Tone::Success;
        return TransactionText::tr("succeeded");
    }
    if (status == QLatin1String("CREATED") || status == QLatin1String("PENDING") ||
        status == QLatin1String("IN_PROCESS")) {
        tone = Tone::Waiting;
        return TransactionText::tr("waiting");
    }
    if (status == QLatin1String("DECLINED") || status == QLatin1String("REJECTED")) {
        tone = Tone::Failed;
        return status == QLatin1String("DECLINED") ? TransactionText::tr("declined")
                                                   : TransactionText::tr("refused by Yuno");
    }
    if (status == QLatin1String("EXPIRED")) {
        tone = Tone::Failed;
        return TransactionText::tr("time ran out");
    }
    if (status == QLatin1String("CANCELED") || status == QLatin1String("CANCELLED"))
        return TransactionText::tr("cancelled");
    if (status == QLatin1String("ERROR")) {
        tone = Tone::Waiting;
        return TransactionText::tr("ended with an error; result not certain");
    }
    if (status == QLatin1String("WON")) {
        tone = Tone::Success;
        return TransactionText::tr("won");
    }
    if (status == QLatin1String("LOST") || status == QLatin1String("PREVENTED")) {
        tone = Tone::Failed;
        return status == QLatin1String("LOST") ? TransactionText::tr("lost") : TransactionText::tr("settled; the money is lost");
    }
    return status; // values to come: as they came
}

} // namespace pos::ui
