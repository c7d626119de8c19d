// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What was understood of a search, one chip a condition. A chip goes by click,
// Space, Delete or Backspace. One line; more chips scroll. Ui thread.
#pragma once

#include "domain/paymentsearch.h"

#include <QScrollArea>

class QHBoxLayout;

namespace pos::ui {

class FilterChips final : public QScrollArea
{
    Q_OBJECT
public:
    explicit FilterChips(QWidget *parent = nullptr);

    void setTerms(const QList<SearchTerm> &terms, const QTimeZone &zone);
    int count() const noexcept { return int(m_terms.size()); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void removeRequested(const pos::SearchTerm &term);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    QHBoxLayout *m_row;
    QList<SearchTerm> m_terms;
    QTimeZone m_zone;
};

}
