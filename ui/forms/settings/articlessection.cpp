// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/articlessection.h"

#include "ui/forms/articles/articles.h"
#include "ui/forms/settings/settingscontroller.h"
#include "ui/shell/dialogs.h"
#include "ui/text/errortext.h"
#include "ui/text/filetext.h"
#include "ui/text/moneytext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/messagebar.h"

#include <QDir>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

QString example(Currency currency)
{
    return editableAmount(Money::fromMinor(1250 * currency.minorPerMajor() / 100, currency));
}

QString problemText(const ArticleProblem &problem, Currency currency)
{
    using Kind = ArticleProblem::Kind;
    const QString text = problem.text.left(40);
    switch (problem.kind) {
    case Kind::NotUtf8: return ArticlesSection::tr("not UTF-8: save it as \"CSV UTF-8\"");
    case Kind::NoColumns: return ArticlesSection::tr("no column named %1").arg(text);
    case Kind::Unreadable: return ArticlesSection::tr("a quotation mark is not closed, or a cell is too large");
    case Kind::WrongCells: return ArticlesSection::tr("more or fewer cells than the first line");
    case Kind::NoSku: return ArticlesSection::tr("no sku");
    case Kind::NoName: return ArticlesSection::tr("no name");
    case Kind::BadPrice: return ArticlesSection::tr("\"%1\" is no price such as %2").arg(text, example(currency));
    case Kind::OtherCurrency: return ArticlesSection::tr("a price in %1, and this till sells in %2").arg(text, currency.code());
    case Kind::CodeTwice: return ArticlesSection::tr("the code %1 is that of line %2, too").arg(text).arg(problem.other);
    case Kind::TooMany: return ArticlesSection::tr("a list of this till has %1 articles at most").arg(QLocale().toString(MostArticles));
    case Kind::Empty: return ArticlesSection::tr("no article in it");
    }
    Q_UNREACHABLE();
}

QString placeOf(const QString &name)
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(name);
}

}

ArticlesSection::ArticlesSection(Articles &articles, SettingsController &controller, Dialogs &dialogs, QWidget *parent)
    : QWidget(parent)
    , m_articles(articles)
    , m_controller(controller)
    , m_dialogs(dialogs)
    , m_present(new QLabel(this))
    , m_message(new MessageBar(this))
    , m_problems(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::M);
    m_present->setObjectName(QStringLiteral("articlesPresentLabel"));
    m_present->setWordWrap(true);
    setLook(m_present, "strong");
    layout->addWidget(m_present);
    auto *note = new QLabel(tr("A CSV file with the columns sku, name and price; barcode and category may be there. It takes the place of the "
                               "whole list, of all environments. Carts keep the prices they were filled with. To begin, save the present list "
                               "and fill it in a spreadsheet."),
                            this);
    note->setWordWrap(true);
    setLook(note, "muted");
    layout->addWidget(note);
    auto *buttons = new QWidget(this);
    auto *row = new FlowLayout(space::S, buttons);
    row->addWidget(button("importArticlesButton", tr("&Import articles..."), &ArticlesSection::importList));
    row->addWidget(button("saveArticlesButton", tr("Save the &list..."), &ArticlesSection::saveList));
    m_remove = button("removeArticlesButton", tr("&Remove the list..."), &ArticlesSection::removeList);
    row->addWidget(m_remove);
    layout->addWidget(buttons);
    m_message->setObjectName(QStringLiteral("articlesMessageBar"));
    layout->addWidget(m_message);
    m_problems->setObjectName(QStringLiteral("articleProblemsLabel"));
    m_problems->setWordWrap(true);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_problems);
    connect(&m_articles, &Articles::changed, this, &ArticlesSection::refresh);
    connect(&m_controller, &SettingsController::settingsApplied, this, &ArticlesSection::refresh);
    refresh();
}

QPushButton *ArticlesSection::button(const char *name, const QString &text, void (ArticlesSection::*run)())
{
    auto *made = new QPushButton(text, this);
    made->setObjectName(QString::fromLatin1(name));
    connect(made, &QPushButton::clicked, this, run);
    return made;
}

void ArticlesSection::refresh()
{
    const Currency currency = m_controller.settings().currency;
    const int count = int(m_articles.in(currency).size());
    m_problems->hide();
    m_remove->setVisible(m_articles.isOwn());
    if (m_articles.trouble())
        m_message->showMessage(Tone::Attention, {tr("The list on this computer cannot be read."), tr("Import it again.")}, false);
    if (!m_articles.isOwn())
        m_present->setText(count > 0 ? tr("%n invented article(s), for training.", nullptr, count) : tr("This till has no articles yet."));
    else
        m_present->setText(tr("%n article(s) of this shop, priced in %1.", nullptr, count).arg(currency.code()));
}

void ArticlesSection::importList()
{
    m_dialogs.askFile(this, {.title = tr("Import articles"), .suggestedPath = placeOf({}), .filter = tr("CSV (*.csv)"), .save = false}, this,
                      [this](const QString &path) { take(path); });
}

void ArticlesSection::take(const QString &path)
{
    const Currency currency = m_controller.settings().currency;
    const Result<ArticleFile> file = m_articles.import(path, currency, numberFormat());
    m_problems->hide();
    if (!file) {
        m_message->showMessage(Tone::Failed, fileErrorText(file.error()));
        return;
    }
    if (file->isGood()) {
        m_message->showMessage(Tone::Success, {tr("%n article(s) imported.", nullptr, int(file->articles.size())), {}});
        return;
    }
    QStringList lines;
    for (const ArticleProblem &problem : file->problems)
        lines << tr("Line %1: %2").arg(QLocale().toString(problem.line), problemText(problem, currency));
    if (file->badLines > file->problems.size())
        lines << tr("... and %n more line(s).", nullptr, int(file->badLines - file->problems.size()));
    m_message->showMessage(Tone::Attention, {tr("Nothing was changed: the file has mistakes."), tr("Mend them and import it again.")});
    m_problems->setText(lines.join(u'\n'));
    m_problems->show();
}

void ArticlesSection::saveList()
{
    m_dialogs.askFile(this, {.title = tr("Save the list of articles"), .suggestedPath = placeOf(QStringLiteral("articles.csv")), .filter = tr("CSV (*.csv)"), .save = true}, this,
                      [this](const QString &path) {
                          const Result<void> saved = m_articles.save(path, m_controller.settings().currency, numberFormat());
                          m_problems->hide();
                          if (saved)
                              m_message->showMessage(Tone::Success, {tr("The list is at %1").arg(QDir::toNativeSeparators(path)), {}});
                          else
                              m_message->showMessage(Tone::Failed, fileErrorText(saved.error()));
                      });
}

void ArticlesSection::removeList()
{
    const ConfirmRequest request{.title = tr("Remove the list of articles?"),
                                 .text = tr("Afterwards this till sells custom items only (in training also invented goods), until a list is imported again. Save it first if "
                                            "there is no other copy."),
                                 .acceptText = tr("Remove the list"),
                                 .rejectText = tr("Keep it"),
                                 .danger = true};
    m_dialogs.confirm(this, request, this, [this](bool yes) {
        if (!yes)
            return;
        const Result<void> removed = m_articles.remove();
        if (removed)
            m_message->showMessage(Tone::Success, {tr("The list was removed."), {}});
        else
            m_message->showMessage(Tone::Failed, fileErrorText(removed.error()));
    });
}

}
