// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/dialogs.h"

#include "ui/theme/theme.h"
#include "ui/widgets/fieldbinder.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pos::ui {

namespace {

struct DialogText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::Dialogs)
};

/// Title, text, optional fields, two buttons. Deletes itself.
class AskDialog final : public QDialog
{
public:
    AskDialog(QWidget *parent, const QString &name, const QString &title, const QString &text)
        : QDialog(parent)
        , m_binder(new FieldBinder(this))
        , m_fields(new QVBoxLayout)
    {
        setObjectName(name);
        setWindowTitle(title);
        setAttribute(Qt::WA_DeleteOnClose);
        setModal(false);
        auto *heading = new QLabel(title, this);
        setLook(heading, "title");
        heading->setWordWrap(true);
        auto *body = new QLabel(text, this);
        body->setWordWrap(true);
        m_fields->setSpacing(space::M);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(space::L, space::L, space::L, space::L);
        layout->setSpacing(space::M);
        layout->addWidget(heading);
        layout->addWidget(body);
        layout->addLayout(m_fields);
        layout->addStretch(1);
        setMinimumWidth(460);
        setAccessibleDescription(text);
    }

    /// As high as the text needs at this width: by itself a dialog guesses.
    void fit()
    {
        ensurePolished();
        const int wide = std::max(minimumWidth(), sizeHint().width());
        resize(wide, std::max(sizeHint().height(), layout()->totalHeightForWidth(wide)));
    }

    void addField(const QString &name, const QString &label, QWidget *input, FieldBinder::Check check)
    {
        auto *field = new FormField(label, input, this);
        m_binder->bind(name, field, std::move(check));
        m_fields->addWidget(field);
    }

    void addButtons(const QString &acceptText, const QString &rejectText, bool danger)
    {
        auto *row = new QHBoxLayout;
        auto *reject = new QPushButton(rejectText, this);
        auto *accept = new QPushButton(acceptText, this);
        reject->setObjectName(QStringLiteral("dialogRejectButton"));
        accept->setObjectName(QStringLiteral("dialogAcceptButton"));
        setLook(accept, danger ? "danger" : "primary");
        (danger ? reject : accept)->setDefault(true);
        row->addStretch(1);
        row->addWidget(reject);
        row->addWidget(accept);
        static_cast<QVBoxLayout *>(layout())->addLayout(row);
        connect(reject, &QPushButton::clicked, this, &QDialog::reject);
        connect(accept, &QPushButton::clicked, this, [this] {
            if (m_binder->submit())
                this->accept();
        });
    }

private:
    FieldBinder *m_binder;
    QVBoxLayout *m_fields;
};

FieldBinder::Check textCheck(const QString &name, const QLineEdit *input, int minimum)
{
    return [name, input, minimum] { return errorOf(checkFreeText(name, input->text(), minimum, 255)); };
}

}

void WidgetDialogs::confirm(QWidget *parent, const ConfirmRequest &request, QObject *context, std::function<void(bool)> then)
{
    auto *dialog = new AskDialog(parent, QStringLiteral("confirmDialog"), request.title, request.text);
    dialog->addButtons(request.acceptText, request.rejectText, request.danger);
    QObject::connect(dialog, &QDialog::finished, context, [then = std::move(then)](int result) { then(result == QDialog::Accepted); });
    dialog->show();
}

void WidgetDialogs::askReason(QWidget *parent, const ReasonRequest &request, QObject *context,
                              std::function<void(const QString &)> then)
{
    auto *dialog = new AskDialog(parent, QStringLiteral("reasonDialog"), request.title, request.text);
    auto *box = new QComboBox(dialog);
    box->setObjectName(QStringLiteral("reasonCombo"));
    box->setEditable(true);
    box->addItems(request.suggestions);
    box->setCurrentIndex(-1);
    box->lineEdit()->setObjectName(QStringLiteral("reasonEdit"));
    box->lineEdit()->setAccessibleName(DialogText::tr("Reason"));
    dialog->addField(QStringLiteral("reason"), DialogText::tr("&Reason"), box,
                     textCheck(QStringLiteral("reason"), box->lineEdit(), 3));
    dialog->addButtons(request.acceptText, DialogText::tr("Cancel"), false);
    QObject::connect(dialog, &QDialog::accepted, context,
                     [box = QPointer(box), then = std::move(then)] { then(box->currentText().trimmed()); });
    dialog->fit();
    dialog->show();
    box->setFocus();
}

void WidgetDialogs::askManager(QWidget *parent, const ManagerRequest &request, QObject *context,
                               std::function<void(const ManagerDecision &)> then)
{
    auto *dialog = new AskDialog(parent, QStringLiteral("managerDialog"), request.title, request.text);
    auto *name = new QLineEdit(dialog);
    auto *reason = new QLineEdit(dialog);
    name->setObjectName(QStringLiteral("managerNameEdit"));
    reason->setObjectName(QStringLiteral("managerReasonEdit"));
    dialog->addField(QStringLiteral("managerName"), DialogText::tr("Manager's &name"), name,
                     textCheck(QStringLiteral("managerName"), name, 2));
    dialog->addField(QStringLiteral("reason"), DialogText::tr("&Reason (recorded)"), reason,
                     textCheck(QStringLiteral("reason"), reason, 3));
    dialog->addButtons(request.acceptText, DialogText::tr("Cancel"), false);
    QObject::connect(dialog, &QDialog::accepted, context,
                     [name = QPointer(name), reason = QPointer(reason), then = std::move(then)] {
                         then({name->text().trimmed(), reason->text().trimmed()});
                     });
    dialog->show();
    name->setFocus();
}

void WidgetDialogs::askFile(QWidget *parent, const FileRequest &request, QObject *context,
                            std::function<void(const QString &)> then)
{
    auto *dialog = new QFileDialog(parent, request.title, request.suggestedPath, request.filter);
    dialog->setObjectName(QStringLiteral("fileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(false);
    dialog->setAcceptMode(request.save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(request.save ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, context, [then = std::move(then)](const QString &path) { then(path); });
    dialog->show();
}

bool WidgetDialogs::openAddress(const QUrl &address)
{
    return QDesktopServices::openUrl(address);
}

}
