// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/sale/paymentcode.h"

#include "ui/text/methodtext.h"
#include "ui/widgets/qrview.h"

namespace pos::ui {

namespace {

/// A picture that came inside the answer; too large ones were left out when it was read.
QImage pictureOf(const QString &dataUri)
{
    const qsizetype comma = dataUri.indexOf(u',');
    if (!dataUri.startsWith(u"data:image/") || comma < 0)
        return {};
    return QImage::fromData(QByteArray::fromBase64(dataUri.mid(comma + 1).toLatin1()));
}

}

PaymentCode paymentCodeOf(const Attempt &attempt)
{
    const PaymentArtefacts shown = attempt.payment ? attempt.payment->method.artefacts : PaymentArtefacts();
    // A picture of the scheme's own beats the address of a page, not the text that it shows itself.
    if (shown.copyText.isEmpty()) {
        if (const QImage picture = pictureOf(shown.imageUrl); !picture.isNull())
            return {{}, picture};
    }
    return {qrText(attempt), {}};
}

void PaymentCode::showIn(QrView &view) const
{
    if (picture.isNull())
        view.setText(text);
    else
        view.setImage(picture);
}

}
