// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "journal/salvage.h"

#include "journal/attemptrecord.h"
#include "journal/consentrecord.h"
#include "journal/customerrecord.h"
#include "journal/eventchain.h"
#include "journal/factrecord.h"
#include "journal/listing.h"
#include "journal/meta.h"
#include "journal/noterecord.h"
#include "journal/outreachrecord.h"
#include "journal/salenumbers.h"
#include "journal/salerecord.h"
#include "journal/salvagedrawer.h"
#include "journal/salvageoperations.h"
#include "journal/salvagetable.h"
#include "journal/searchfold.h"
#include "journal/storageerror.h"

#include <array>

namespace pos::salvage {

namespace {

class Rescue
{
public:
    Rescue(Database &damaged, Database &fresh, IdSource &ids, const Clock &clock)
        : m_damaged(damaged), m_fresh(fresh), m_ids(ids), m_clock(clock)
    {
    }
    Result<Yield> run();

private:
    Result<void> copyTables();
    Result<void> keepSales();
    Result<void> keepCustomers();
    Result<void> keepFacts();
    Result<void> keepAttempts();
    Result<void> keepNotes();
    Result<void> keepOutreaches();
    Result<void> keepAttempt(const QString &id);
    Result<void> relink();
    Result<void> attest(const QString &attempt);
    Result<void> nameAnew();

    Result<void> remove(const QString &table, const QString &column, const QString &value)
    {
        return m_fresh.executeText(u"DELETE FROM " + table + u" WHERE " + column + u" = ?", {sqlText(value)});
    }
    void lose(const QString &finding)
    {
        ++m_yield.lost;
        m_yield.findings += finding;
    }

    Database &m_damaged;
    Database &m_fresh;
    IdSource &m_ids;
    const Clock &m_clock;
    Yield m_yield;
    bool m_anything = false;
};

struct TableOfVersion
{
    const char *name;
    int since; ///< version of the schema
};
constexpr std::array<TableOfVersion, 17> Tables{{{"sale", 1},
                                                 {"customer", 1},
                                                 {"attempt", 1},
                                                 {"attempt_body", 1},
                                                 {"payment", 1},
                                                 {"operation", 2},
                                                 {"attempt_event", 1},
                                                 {"fact", 1},
                                                 {"sale_counter", 1},
                                                 {"note", 5},
                                                 {"consent", 7},
                                                 {"opt_out", 7},
                                                 {"outreach_case", 7},
                                                 {"outreach", 7},
                                                 {"outreach_private", 7},
                                                 {"outreach_event", 7},
                                                 {"drawer_entry", 10}}};

Result<void> Rescue::copyTables()
{
    // Name tokens are made again from the customers; meta is this file's own.
    const Result<QVariant> version = m_damaged.scalar(QStringLiteral("PRAGMA user_version"));
    for (const auto &[name, since] : Tables) {
        if (version && version->toInt() > 0 && version->toInt() < since)
            continue; // not lost: that version had none
        const Result<TableYield> table = copyTable(m_damaged, m_fresh, QString::fromLatin1(name));
        if (!table)
            return fail(table.error());
        m_anything = m_anything || table->kept > 0;
        m_yield.lost += table->lost;
        m_yield.findings += table->findings;
    }
    return {};
}

Result<void> Rescue::keepSales()
{
    const Result<QStringList> ids = textsOf(m_fresh, QStringLiteral("SELECT id FROM sale"));
    if (!ids)
        return fail(ids.error());
    for (const QString &id : *ids) {
        if (record::readSale(m_fresh, SaleId::from(id)))
            continue;
        lose(u"sale " + id + u": damaged, left out");
        if (const Result<void> gone = remove(QStringLiteral("sale"), QStringLiteral("id"), id); !gone)
            return gone;
    }
    return {};
}

Result<void> Rescue::keepCustomers()
{
    const Result<QStringList> ids = textsOf(m_fresh, QStringLiteral("SELECT id FROM customer"));
    if (!ids)
        return fail(ids.error());
    for (const QString &id : *ids) {
        const Result<Customer> customer = record::readCustomer(m_fresh, CustomerId::from(id));
        if (!customer)
            lose(u"customer " + id + u": damaged, left out");
        // Saved once more for the search columns, which no checksum covers.
        const Result<void> done = customer ? record::saveCustomer(m_fresh, *customer)
                                           : remove(QStringLiteral("customer"), QStringLiteral("id"), id);
        if (!done)
            return done;
    }
    return {};
}

Result<void> Rescue::keepFacts()
{
    const Result<QStringList> names = textsOf(m_fresh, QStringLiteral("SELECT name FROM fact"));
    if (!names)
        return fail(names.error());
    for (const QString &name : *names) {
        if (record::readFact(m_fresh, name))
            continue;
        lose(u"note " + name + u": damaged, left out");
        if (const Result<void> gone = remove(QStringLiteral("fact"), QStringLiteral("name"), name); !gone)
            return gone;
    }
    return {};
}

Result<void> Rescue::keepAttempts()
{
    const Result<QStringList> ids = textsOf(m_fresh, QStringLiteral("SELECT id FROM attempt ORDER BY row_no"));
    if (!ids)
        return fail(ids.error());
    for (const QString &id : *ids) {
        if (const Result<void> kept = keepAttempt(id); !kept)
            return kept;
    }
    for (const char *table : {"attempt_body", "payment", "attempt_event"}) {
        const QString orphans = u" FROM " + QString::fromLatin1(table) + u" WHERE attempt NOT IN (SELECT id FROM attempt)";
        const Result<QVariant> count = m_fresh.scalar(u"SELECT count(*)" + orphans);
        if (!count)
            return fail(count.error());
        if (count->toInt() == 0)
            continue;
        m_yield.lost += count->toInt();
        const Result<QStringList> owners = textsOf(m_fresh, u"SELECT DISTINCT attempt" + orphans);
        if (!owners)
            return fail(owners.error());
        for (const QString &owner : *owners)
            m_yield.findings += u"payment attempt " + owner + u": only rows of table " + QString::fromLatin1(table) + u" are left";
        if (const Result<void> gone = m_fresh.executeText(u"DELETE" + orphans); !gone)
            return gone;
    }
    return {};
}

Result<void> Rescue::keepNotes()
{
    const Result<int> dropped = record::dropBadNotes(m_fresh);
    if (!dropped)
        return fail(dropped.error());
    if (*dropped > 0) {
        m_yield.lost += *dropped;
        m_yield.findings += QStringLiteral("%1 notes of staff: damaged, left out").arg(*dropped);
    }
    return {};
}

Result<void> Rescue::keepOutreaches()
{
    const Result<QStringList> consents = record::dropBadConsents(m_fresh);
    if (!consents)
        return fail(consents.error());
    const Result<QStringList> outreaches = record::keepGoodOutreaches(m_fresh, m_clock.nowMs());
    if (!outreaches)
        return fail(outreaches.error());
    for (const QString &finding : *consents + *outreaches)
        lose(finding);
    return {};
}

Result<void> Rescue::keepAttempt(const QString &id)
{
    const QVariant key = sqlText(id);
    const Result<QVariant> bodyIsGone = m_fresh.scalar(
        QStringLiteral("SELECT body_state = 1 AND id NOT IN (SELECT attempt FROM attempt_body) FROM attempt WHERE id = ?"), {key});
    // A damaged page may hide rows without an error; the search columns remember that there was an answer.
    const Result<QVariant> answerIsGone = m_fresh.scalar(
        QStringLiteral("SELECT status <> '' AND id NOT IN (SELECT attempt FROM payment) FROM attempt WHERE id = ?"), {key});
    const Result<QVariant> order = m_fresh.scalar(QStringLiteral("SELECT order_id FROM attempt WHERE id = ?"), {key});
    for (const Result<QVariant> &asked : {bodyIsGone, answerIsGone, order}) {
        if (!asked)
            return fail(asked.error());
    }
    if (answerIsGone->toBool())
        lose(u"order " + order->toString() + u": the last answer is lost; the payment is kept");
    Result<Attempt> attempt = record::readAttempt(m_fresh, AttemptId::from(id));
    if (!attempt || bodyIsGone->toBool()) {
        // The row itself may be whole: then it goes on without its body, and at last without the answer last read.
        Result<void> bare = remove(QStringLiteral("attempt_body"), QStringLiteral("attempt"), id).and_then([&] {
            return m_fresh.executeText(QStringLiteral("UPDATE attempt SET body_state = 2 WHERE id = ?"), {key});
        });
        if (!bare)
            return bare;
        attempt = record::readAttempt(m_fresh, AttemptId::from(id));
        if (!attempt) {
            if (bare = remove(QStringLiteral("payment"), QStringLiteral("attempt"), id); !bare)
                return bare;
            attempt = record::readAttempt(m_fresh, AttemptId::from(id));
        }
        if (attempt)
            lose(u"order " + order->toString() + u": the request or the last answer is damaged; the payment is kept");
    }
    if (!attempt) {
        lose(u"PAYMENT of order " + order->toString() + u": damaged, left out. Look for the order in Yuno's dashboard.");
        return remove(QStringLiteral("attempt"), QStringLiteral("id"), id);
    }
    // Stored once more for the columns that no checksum covers.
    return record::storeAttempt(m_fresh, *attempt, m_ids)
        .and_then([&](const chain::Evidence &) {
            return m_fresh.executeText(QStringLiteral("UPDATE attempt SET order_tail = ? WHERE id = ?"),
                                       {sqlText(search::orderTail(attempt->orderId.text())), key});
        })
        .and_then([&] {
            Sale sale;
            sale.id = attempt->sale;
            sale.cart.currency = attempt->intent.amount.currency();
            sale.customer = attempt->intent.customer;
            sale.operatorName = attempt->intent.operatorName;
            sale.createdMs = attempt->createdMs;
            return ensureSale(m_fresh, sale, m_clock, m_yield);
        });
}

/// The events that are left, in their order, as a chain of this file.
Result<void> Rescue::relink()
{
    const Result<QStringList> left = chain::rebuild(m_fresh);
    if (!left)
        return fail(left.error());
    for (const QString &finding : *left)
        lose(finding);
    const Result<QStringList> ids = textsOf(m_fresh, QStringLiteral("SELECT id FROM attempt ORDER BY row_no"));
    if (!ids)
        return fail(ids.error());
    for (const QString &id : *ids) {
        if (const Result<void> done = attest(id); !done)
            return done;
    }
    return attestOperations(m_fresh, m_clock, m_yield);
}

/// An attempt whose newest events are lost gets one that says so and attests the row as it is.
Result<void> Rescue::attest(const QString &id)
{
    const Result<std::optional<Rows>> row = m_fresh.firstText(
        QStringLiteral("SELECT a.digest, a.state, coalesce(b.digest, x''), "
                       "(SELECT e.projection FROM attempt_event e WHERE e.attempt = a.id AND e.operation = '' ORDER BY e.sequence DESC LIMIT 1), "
                       "(SELECT e.body_digest FROM attempt_event e WHERE e.attempt = a.id AND e.operation = '' ORDER BY e.sequence DESC LIMIT 1) "
                       "FROM attempt a LEFT JOIN attempt_body b ON b.attempt = a.id WHERE a.id = ?"),
        {sqlText(id)});
    if (!row)
        return fail(row.error());
    if (!*row)
        return {};
    const chain::Evidence now{(*row)->blob(0), (*row)->blob(2)};
    if ((*row)->blob(3) == now.projection && (now.bodyDigest.isEmpty() || (*row)->blob(4) == now.bodyDigest))
        return {};
    const std::optional<AttemptState> state = attemptStateFromName((*row)->text(1));
    AttemptEvent event;
    event.attempt = AttemptId::from(id);
    event.atMs = m_clock.nowMs();
    event.kind = QStringLiteral("salvaged");
    event.from = event.to = state.value_or(AttemptState::Unknown);
    event.rule = QStringLiteral("DESIGN 7: newer events were lost with a damaged file");
    m_yield.findings += u"payment attempt " + id + u": its newest events are lost, its state is kept";
    return chain::append(m_fresh, event, now);
}

/// A name of its own for the chain, and numbers that no sale of the lost part can have.
Result<void> Rescue::nameAnew()
{
    Result<QSet<QString>> taken = numbers::usedSalts(m_fresh);
    if (!taken)
        return fail(taken.error());
    if (const Result<QString> current = numbers::currentSalt(m_damaged); current)
        taken->insert(*current);
    const Result<QStringList> sales = textsOf(m_fresh, QStringLiteral("SELECT id FROM sale"));
    if (!sales)
        return fail(sales.error());
    for (const QString &id : *sales) {
        for (const QString &part : id.split(u'-')) {
            if (numbers::isSalt(part))
                taken->insert(part);
        }
    }
    return numbers::useSalt(m_fresh, numbers::drawSalt(m_ids, *taken)).and_then([this] {
        return meta::setValue(m_fresh, meta::JournalId, m_ids.uuid());
    });
}

Result<Yield> Rescue::run()
{
    // Triggers guard a journal in use; here rows are left out on purpose. They come back before the end.
    const Result<QStringList> triggers = textsOf(m_fresh, QStringLiteral("SELECT sql FROM sqlite_master WHERE type = 'trigger'"));
    const Result<QStringList> names = textsOf(m_fresh, QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'trigger'"));
    if (!triggers || !names)
        return fail((triggers ? names : triggers).error());
    Result<void> done = m_fresh.executeText(QStringLiteral("PRAGMA foreign_keys=OFF")).and_then([this] { return m_fresh.begin(); });
    for (qsizetype i = 0; done && i < names->size(); ++i)
        done = m_fresh.executeText(u"DROP TRIGGER " + names->at(i));
    done = done.and_then([this] { return copyTables(); });
    if (done && !m_anything)
        return fail(storageFault(ErrorKind::StorageCorrupt, m_damaged.path(), QStringLiteral("nothing in it can be read")));
    done = done.and_then([this] { return nameAnew(); })
               .and_then([this] { return keepSales(); })
               .and_then([this] { return keepCustomers(); })
               .and_then([this] { return keepFacts(); })
               .and_then([this] { return keepAttempts(); })
               .and_then([this] { return keepOperations(m_fresh, m_yield); })
               .and_then([this] { return keepNotes(); })
               .and_then([this] { return keepOutreaches(); })
               .and_then([this] { return keepDrawer(m_fresh, m_clock, m_yield); })
               .and_then([this] { return relink(); })
               .and_then([this] { return listing::rebuild(m_fresh); });
    for (qsizetype i = 0; done && i < triggers->size(); ++i)
        done = m_fresh.executeText(triggers->at(i));
    done = done.and_then([this] { return m_fresh.commit(); }).and_then([this] {
        return m_fresh.executeText(QStringLiteral("PRAGMA foreign_keys=ON"));
    });
    for (const auto &[name, since] : Tables) {
        const Result<QVariant> count = m_fresh.scalar(u"SELECT count(*) FROM " + QString::fromLatin1(name));
        m_yield.kept += count ? count->toLongLong() : 0;
    }
    if (!done)
        return fail(done.error());
    return m_yield;
}

}

Result<Yield> bringOver(Database &damaged, Database &fresh, IdSource &ids, const Clock &clock)
{
    return Rescue(damaged, fresh, ids, clock).run();
}

}
