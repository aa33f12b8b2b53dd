extension ConditionBuilder {
    mutating func addDates(_ form: SearchForm) throws(FormFault) {
        func date(_ text: String, isEnd: Bool) throws(FormFault) -> Double {
            guard let date = JulianDate.read(text, isEnd: isEnd) else {
                throw FormFault(
                    "'\(text)' is no date; write 2026-11-30, 2026-11-30T21:48, or a modified Julian date"
                )
            }
            return date
        }
        if !form.dates.low.isEmpty {
            conditions.append("t_max >= \(try date(form.dates.low, isEnd: false).adql)")
            mention("t_min")
        }
        if !form.dates.high.isEmpty {
            conditions.append("t_min <= \(try date(form.dates.high, isEnd: true).adql)")
            mention("t_min")
        }
    }

    mutating func addEnergies(_ form: SearchForm) throws(FormFault) {
        let metres = SearchForm.energyUnits[form.energyUnit] ?? { $0 }
        var lengths: [Double] = []
        for text in [form.energies.low, form.energies.high] where !text.isEmpty {
            guard let number = Double(text), number > 0, number.isFinite else {
                throw FormFault("'\(text)' is no energy, frequency or wavelength")
            }
            lengths.append(metres(number))
        }
        guard let first = lengths.first else { return }
        let isLength = metres(2) > metres(1)
        // Of one bound alone, all beyond it is meant.
        let isUpper = form.energies.low.isEmpty
        if lengths.count == 2 {
            conditions.append("em_max >= \(lengths.reduce(first, min).adql)")
            conditions.append("em_min <= \(lengths.reduce(first, max).adql)")
        } else if isLength == isUpper {
            conditions.append("em_min <= \(first.adql)")
        } else {
            conditions.append("em_max >= \(first.adql)")
        }
        mention("em_min")
        mention("em_max")
    }
}
