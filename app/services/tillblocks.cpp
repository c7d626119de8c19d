// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/tillblocks.h"

#include "base/log.h"

#include <algorithm>
#include <array>

namespace pos {

namespace {

constexpr std::array ByGravity{TillBlock::StorageTrouble, TillBlock::JournalSalvaged, TillBlock::AmountMismatch,
                               TillBlock::RegisterCollision, TillBlock::NoKeys, TillBlock::KeysRefused,
                               TillBlock::NotCommissioned};
constexpr std::array Lasting{TillBlock::AmountMismatch, TillBlock::RegisterCollision, TillBlock::JournalSalvaged};

const QString FactName = QStringLiteral("till_block");

bool isLasting(TillBlock block)
{
    return std::ranges::find(Lasting, block) != Lasting.end();
}

} // namespace

QString tillBlockName(TillBlock block)
{
    switch (block) {
    case TillBlock::None:
        return QStringLiteral("NONE");
    case TillBlock::AmountMismatch:
        return QStringLiteral("AMOUNT_MISMATCH");
    case TillBlock::StorageTrouble:
        return QStringLiteral("STORAGE_TROUBLE");
    case TillBlock::KeysRefused:
        return QStringLiteral("KEYS_REFUSED");
    case TillBlock::NoKeys:
        return QStringLiteral("NO_KEYS");
    case TillBlock::NotCommissioned:
        return QStringLiteral("NOT_COMMISSIONED");
    case TillBlock::RegisterCollision:
        return QStringLiteral("REGISTER_COLLISION");
    case TillBlock::JournalSalvaged:
        return QStringLiteral("JOURNAL_SALVAGED");
    }
    return QStringLiteral("NONE");
}

void TillBlocks::remember(JournalPort &journal)
{
    m_journal = &journal;
    const Result<QString> stored = journal.fact(FactName);
    const QStringList lines = stored ? stored->split(u'\n', Qt::SkipEmptyParts) : QStringList{};
    for (const QString &line : lines) {
        for (const TillBlock block : Lasting) {
            if (line.section(u' ', 0, 0) == tillBlockName(block))
                raise(block, {}, line.section(u' ', 1));
        }
    }
}

void TillBlocks::raise(TillBlock block, const Error &error, const QString &detail)
{
    const bool isNew = !has(block);
    if (!isNew && m_reports[block].error == error)
        return;
    m_reports[block] = BlockReport{block, error, detail};
    log::warning("till", "blocked", {{"block", tillBlockName(block)}, {"error", describe(error)}});
    if (isNew && isLasting(block))
        store();
    m_listener(current());
}

void TillBlocks::clear(TillBlock block)
{
    if (m_reports.erase(block) == 0)
        return;
    log::info("till", "block cleared", {{"block", tillBlockName(block)}});
    if (isLasting(block))
        store();
    m_listener(current());
}

BlockReport TillBlocks::current() const
{
    for (const TillBlock block : ByGravity) {
        const auto found = m_reports.find(block);
        if (found != m_reports.end())
            return found->second;
    }
    return {};
}

std::optional<Error> TillBlocks::refusal(bool commissioning) const
{
    return commissioning ? gravestBut({TillBlock::NotCommissioned}) : gravestBut({});
}

std::optional<Error> TillBlocks::operationRefusal() const
{
    return gravestBut({TillBlock::NotCommissioned, TillBlock::RegisterCollision});
}

std::optional<Error> TillBlocks::tenderRefusal() const
{
    return gravestBut({TillBlock::NotCommissioned, TillBlock::RegisterCollision, TillBlock::AmountMismatch, TillBlock::KeysRefused,
                       TillBlock::NoKeys});
}

std::optional<Error> TillBlocks::gravestBut(std::initializer_list<TillBlock> ignored) const
{
    for (const TillBlock block : ByGravity) {
        const auto found = m_reports.find(block);
        if (found == m_reports.end() || std::ranges::find(ignored, block) != ignored.end())
            continue;
        Error error = found->second.error;
        if (block != TillBlock::StorageTrouble)
            error.kind = ErrorKind::Conflict;
        error.context.code = tillBlockName(block);
        return error;
    }
    return std::nullopt;
}

void TillBlocks::store()
{
    QStringList lines;
    for (const auto &[block, report] : m_reports) {
        if (isLasting(block))
            lines << QString(tillBlockName(block) + u' ' + report.detail).trimmed();
    }
    if (!m_journal)
        return;
    // A failure here shows up in every other write as well, and blocks the till by itself.
    if (const Result<void> stored = m_journal->setFact(FactName, lines.join(u'\n')); !stored)
        log::error("till", "block not remembered", {{"error", describe(stored.error())}});
}

} // namespace pos
