// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// PhoneNumbers by Google's libphonenumber (Apache-2.0). Its types stay in the
// source file: they bring macros and protobuf along.
#pragma once

#include "ports/phonenumbers.h"

namespace pos {

class LibPhoneNumbers final : public PhoneNumbers
{
public:
    ParsedPhone parse(const QString &text, const QString &country) const override;
    QString formatAsTyped(const QString &text, const QString &country) const override;
    QString example(const QString &country) const override;
};

} // namespace pos
