// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/receipt/receiptdialog.h"

#include "ui/shell/dialogs.h"
#include "ui/text/errortext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/messagebar.h"

#include <QAbstractTextDocumentLayout>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSaveFile>
#include <QScreen>
#include <QStandardPaths>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

#include <cmath>
#include <memory>

namespace pos::ui {

namespace {

constexpr qreal PaperWidthMm = 80;
constexpr qreal MarginMm = 4;
constexpr qreal PointsPerMm = 72.0 / 25.4;

const QString PictureName = QStringLiteral("paper:picture");

/// Black on white whatever the theme: paper is white.
void fill(QTextDocument &document, const Paper &paper, int points)
{
    QString html = paper.html;
    if (!paper.picture.image.isNull()) {
        // The document measures pictures in pixels of the screen, whatever it is painted on.
        const QSizeF pixels = paper.picture.mm * QGuiApplication::primaryScreen()->logicalDotsPerInch() / 25.4;
        document.addResource(QTextDocument::ImageResource, QUrl(PictureName), paper.picture.image);
        html.replace(Paper::pictureTag, QStringLiteral("<img src=\"%1\" width=\"%2\" height=\"%3\">")
                                            .arg(PictureName).arg(qRound(pixels.width())).arg(qRound(pixels.height())));
    }
    QFont font;
    font.setPointSize(points);
    document.setDefaultFont(font);
    document.setDefaultStyleSheet(QStringLiteral("body, td, p, h3, b, span { color: #000000; }"));
    document.setHtml(QStringLiteral("<body>%1</body>").arg(html));
}

} // namespace

Result<void> writePaperPdf(const QString &path, const Paper &paper)
{
    const auto failed = [&path](const QString &detail) {
        return fail(Error{ErrorKind::StorageFailed, {.path = path, .detail = detail}});
    };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    {
        QTextDocument document;
        fill(document, paper, 9);
        const qreal width = (PaperWidthMm - 2 * MarginMm) * PointsPerMm;
        QPdfWriter writer(&file);
        writer.setResolution(72);
        writer.setTitle(QFileInfo(path).completeBaseName());
        document.documentLayout()->setPaintDevice(&writer);
        document.setTextWidth(width);
        const qreal height = std::ceil(document.size().height()) + 2 * MarginMm * PointsPerMm;
        writer.setPageSize(QPageSize(QSizeF(PaperWidthMm, height / PointsPerMm + 1), QPageSize::Millimeter));
        writer.setPageMargins(QMarginsF(MarginMm, MarginMm, MarginMm, MarginMm), QPageLayout::Millimeter);
        QPainter painter(&writer);
        if (!painter.isActive())
            return failed(QStringLiteral("nothing can be painted there"));
        painter.setRenderHint(QPainter::LosslessImageRendering);
        document.drawContents(&painter);
    }
    if (!file.commit())
        return failed(file.errorString());
    return {};
}

ReceiptDialog::ReceiptDialog(const Paper &paper, Dialogs &dialogs, QWidget *parent)
    : QDialog(parent)
    , m_paper(paper)
    , m_dialogs(dialogs)
    , m_preview(new QTextBrowser(this))
    , m_message(new MessageBar(this))
{
    setObjectName(QStringLiteral("receiptDialog"));
    setWindowTitle(paper.title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    resize(420, 600);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::L, space::L, space::L, space::L);
    layout->setSpacing(space::M);
    m_preview->setObjectName(QStringLiteral("receiptPreview"));
    m_preview->setAccessibleName(tr("The receipt as it will come out"));
    m_preview->setOpenLinks(false);
    m_preview->setTabChangesFocus(true);
    // Paper, also in the dark.
    m_preview->setStyleSheet(QStringLiteral("QTextBrowser { background: #ffffff; color: #000000; }"));
    fill(*m_preview->document(), m_paper, 10);
    m_preview->moveCursor(QTextCursor::Start); // filling it left the cursor at the end
    layout->addWidget(m_preview, 1);
    m_message->setObjectName(QStringLiteral("receiptMessageBar"));
    layout->addWidget(m_message);
    if (!m_paper.hint.isEmpty())
        m_message->showMessage(Tone::Info, {m_paper.hint, {}}, false);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeReceiptButton"));
    auto *save = new QPushButton(tr("Save as PDF..."), this);
    save->setObjectName(QStringLiteral("saveReceiptButton"));
    auto *printButton = new QPushButton(tr("Print..."), this);
    printButton->setObjectName(QStringLiteral("printReceiptButton"));
    setLook(printButton, "primary");
    printButton->setDefault(true);
    row->addWidget(close);
    if (!m_paper.mail.isEmpty()) {
        auto *mail = new QPushButton(tr("E-mail..."), this);
        mail->setObjectName(QStringLiteral("mailReceiptButton"));
        row->addWidget(mail);
        connect(mail, &QPushButton::clicked, this, &ReceiptDialog::sendMail);
    }
    row->addWidget(save);
    row->addWidget(printButton);
    layout->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(save, &QPushButton::clicked, this, &ReceiptDialog::askFile);
    connect(printButton, &QPushButton::clicked, this, &ReceiptDialog::print);
    printButton->setFocus(Qt::OtherFocusReason);
}

void ReceiptDialog::print()
{
    auto printer = std::make_shared<QPrinter>();
    printer->setDocName(m_paper.fileName);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this, printer](QPrinter *) {
        QTextDocument document;
        fill(document, m_paper, 9);
        document.print(printer.get());
        if (printer->printerState() == QPrinter::Error)
            m_message->showMessage(Tone::Failed, {tr("The printer did not take it."), tr("Save it as a PDF instead.")});
        else
            m_message->showMessage(Tone::Success, {tr("Sent to the printer."), {}});
    });
    dialog->open();
}

/// The desktop's own program writes to the customer; what it sends is seen there before it goes.
void ReceiptDialog::sendMail()
{
    if (!m_dialogs.openAddress(m_paper.mail))
        m_message->showMessage(Tone::Failed, {tr("This computer has no program for e-mail."), tr("Print it or save it as a PDF instead.")});
}

void ReceiptDialog::askFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_dialogs.askFile(this,
                      {.title = tr("Save the receipt"),
                       .suggestedPath = QDir(folder).filePath(m_paper.fileName),
                       .filter = tr("PDF (*.pdf)")},
                      this, [this](const QString &path) { save(path); });
}

void ReceiptDialog::save(const QString &path)
{
    const Result<void> written = writePaperPdf(path, m_paper);
    if (written)
        m_message->showMessage(Tone::Success, {tr("Saved: %1").arg(QDir::toNativeSeparators(path)), {}});
    else
        m_message->showMessage(Tone::Failed, {tr("The receipt could not be saved there."),
                                              errorText(written.error()).joined()});
}

} // namespace pos::ui
