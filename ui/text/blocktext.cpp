// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/blocktext.h"

#include "ui/text/errortext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct BlockText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::BlockText)
};

}

Sentence blockText(const BlockReport &report)
{
    using T = BlockText;
    switch (report.block) {
    case TillBlock::None: return {};
    case TillBlock::AmountMismatch:
        return {T::tr("Charging is stopped: the gateway answered with another amount than we asked for."),
                T::tr("A manager must compare the last payment with the Yuno dashboard and then release the till.")};
    case TillBlock::StorageTrouble: {
        const Sentence storage = errorText(report.error);
        return {T::tr("Charging is stopped: payments cannot be recorded. %1").arg(storage.what), storage.todo};
    }
    case TillBlock::KeysRefused:
        return {T::tr("Charging is stopped: the gateway refuses this till's keys."),
                T::tr("A manager must enter valid keys in Settings. Nothing recorded is lost.")};
    case TillBlock::NoKeys:
        return {T::tr("Charging is not possible yet: this till has no keys."), T::tr("Enter them in Settings.")};
    case TillBlock::NotCommissioned:
        return {T::tr("Charging is not possible yet: the amount check for LIVE is missing."),
                T::tr("A manager makes the smallest payment in Settings and confirms its amount.")};
    case TillBlock::RegisterCollision:
        return {T::tr("Another till uses the same register id."),
                T::tr("Give this till its own register id in Settings, so that order numbers stay unique.")};
    case TillBlock::JournalSalvaged:
        return {T::tr("Charging is stopped: the payment records were damaged, and not all of them could be repaired."),
                T::tr("A manager must look up what is missing in the Yuno dashboard and then release the till. Report: %1")
                    .arg(report.detail)};
    }
    Q_UNREACHABLE();
}

bool managerClears(TillBlock block)
{
    switch (block) {
    case TillBlock::AmountMismatch:
    case TillBlock::RegisterCollision:
    case TillBlock::JournalSalvaged: return true;
    case TillBlock::None:
    case TillBlock::StorageTrouble:
    case TillBlock::KeysRefused:
    case TillBlock::NoKeys:
    case TillBlock::NotCommissioned: return false;
    }
    Q_UNREACHABLE();
}

HealthFace healthFace(const HealthReport &report, const QString &sinceText)
{
    using T = BlockText;
    switch (report.health) {
    case GatewayHealth::NotChecked:
        return {T::tr("Connecting"), Tone::Neutral, QStringLiteral("online"), T::tr("The gateway was not asked yet.")};
    case GatewayHealth::Online:
        return {T::tr("Online"), Tone::Success, QStringLiteral("online"), T::tr("The gateway answers.")};
    case GatewayHealth::Slow:
        return {T::tr("Slow"), Tone::Attention, QStringLiteral("slow"), T::tr("The gateway answers slowly; payments take longer.")};
    case GatewayHealth::Offline:
        return {sinceText.isEmpty() ? T::tr("Offline") : T::tr("Offline since %1").arg(sinceText), Tone::Failed,
                QStringLiteral("offline"), errorText(report.error).joined()};
    case GatewayHealth::KeysRefused:
        return {T::tr("Keys refused"), Tone::Failed, QStringLiteral("lock"), errorText(report.error).joined()};
    }
    Q_UNREACHABLE();
}

}
