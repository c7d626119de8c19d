// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/filtermenu.h"

#include "domain/paymentstatus.h"
#include "ui/text/searchtext.h"
#include "ui/text/statustext.h"

#include <QCoreApplication>
#include <QMenu>

namespace pos::ui {

namespace {

struct FilterWords
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::FilterMenu)
};

using Chosen = std::function<void(const QString &)>;

void offer(QMenu &menu, const QString &label, const QString &term, const Chosen &add)
{
    QAction *action = menu.addAction(QString(label).replace(u'&', QLatin1String("&&")));
    QObject::connect(action, &QAction::triggered, &menu, [term, add] { add(term); });
}

QMenu *submenu(QMenu &menu, SearchField field)
{
    QMenu *sub = menu.addMenu(searchFieldText(field));
    sub->setObjectName(searchOperatorName(field) + QStringLiteral("Menu"));
    return sub;
}

void offerValues(QMenu &menu, SearchField field, const SearchVocabulary &vocabulary, const Chosen &add)
{
    const QStringList values = vocabulary.valuesFor(field);
    for (const QString &value : values) {
        QString label = searchValueText(field, value);
        if (field == SearchField::Date)
            label = label.left(1).toUpper() + label.mid(1);
        offer(menu, label, field == SearchField::Date && !value.contains(u' ') ? value : searchTermText(field, value), add);
    }
}

/// Yuno's statuses, each with its sub-statuses: what support staff compare with Yuno's dashboard.
void offerYunoStatuses(QMenu &menu, const Chosen &add)
{
    QMenu *yuno = menu.addMenu(FilterWords::tr("As Yuno calls it"));
    QMenu *group = nullptr;
    QString status;
    for (const StatusFacts &facts : statusTable()) {
        if (facts.status != status) {
            status = facts.status;
            group = yuno->addMenu(status);
            offer(*group, FilterWords::tr("Any %1").arg(status), searchTermText(SearchField::Status, status), add);
        }
        const PaymentStatus pair{facts.status, facts.subStatus, facts.status, facts.subStatus};
        offer(*group, FilterWords::tr("%1: %2").arg(facts.subStatus, statusFace(pair).label),
              searchTermText(SearchField::Status, facts.status + u'/' + facts.subStatus), add);
    }
}

}

void fillFilterMenu(QMenu &menu, const SearchVocabulary &vocabulary, const Chosen &add, const Chosen &begin)
{
    menu.clear();
    for (const SearchField field : searchOperators()) {
        if (field == SearchField::Amount || field == SearchField::Customer) {
            QAction *action = menu.addAction(FilterWords::tr("%1...").arg(searchFieldText(field)));
            QObject::connect(action, &QAction::triggered, &menu, [field, begin] { begin(searchOperatorName(field) + u':'); });
            continue;
        }
        QMenu *sub = submenu(menu, field);
        offerValues(*sub, field, vocabulary, add);
        if (field == SearchField::Status) {
            sub->addSeparator();
            offerYunoStatuses(*sub, add);
        }
        sub->setEnabled(!sub->isEmpty());
    }
}

}
