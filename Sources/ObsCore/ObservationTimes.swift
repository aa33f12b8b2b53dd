/// When an observation began and ended, from the many ways in which headers say it (FITS 4.0 §9).
///
/// The times are taken as they are: between the time scales of headers (UTC, TT, TDB) lies about
/// a minute, which ObsCore's users search across.
struct ObservationTimes {
    private let facts: HeaderValues

    static let keywords = [
        "MJD-BEG", "MJD-OBS", "MJD-END", "DATE-BEG", "DATE-OBS", "DATE-END", "TIME-OBS", "TIME-BEG",
        "TIME-END", "UT", "UTC", "UTSTART", "TSTART", "TSTOP", "TIMEZERO", "TIMEUNIT", "MJDREF",
        "MJDREFI", "MJDREFF",
    ]

    /// The modified Julian dates that can be meant: the years 1858 to 2132.
    private static let plausible = 0.001...100_000

    init(_ facts: HeaderValues) {
        self.facts = facts
    }

    /// Adds begin and end.
    func add(to observation: inout ObsCore) {
        let begin =
            number("MJD-BEG") ?? date("DATE-BEG", ["TIME-BEG"]) ?? number("MJD-OBS")
            ?? date("DATE-OBS", ["TIME-OBS", "UTSTART", "UT", "UTC"]) ?? counted("TSTART")
            ?? date("DATE-OBS", [], needsTime: false)
        let end = number("MJD-END") ?? date("DATE-END", ["TIME-END"]) ?? counted("TSTOP")
        if let begin { observation.add(.init(.tMin, .real(begin.time), from: begin.source)) }
        guard let end, end.time >= begin?.time ?? 0 else { return }
        observation.add(.init(.tMax, .real(end.time), from: end.source))
    }

    private func number(_ keyword: String) -> (time: Double, source: String)? {
        guard let fact = facts[keyword], let time = fact.number,
            ObservationTimes.plausible.contains(time)
        else { return nil }
        return (time, fact.source)
    }

    /// A date with its time of day, which may be in a card of its own.
    private func date(
        _ keyword: String, _ times: [String], needsTime: Bool = true
    ) -> (time: Double, source: String)? {
        guard let fact = facts[keyword], let text = fact.text,
            let date = Calendar.modifiedJulianDate(text)
        else { return nil }
        guard Calendar.isDateOnly(text) else { return (date, fact.source) }
        for other in times.compactMap({ facts[$0] }) where other.hdu == fact.hdu {
            guard let seconds = ObservationTimes.seconds(other),
                (0...Calendar.day).contains(seconds)
            else { continue }
            return (date + seconds / Calendar.day, "\(fact.source)+\(other.source)")
        }
        return needsTime ? nil : (date, fact.source)
    }

    /// The time of day in a card: text, or a number in its unit, else in seconds.
    private static func seconds(_ card: HeaderValues.KeywordValue) -> Double? {
        if let time = card.text.flatMap({ Calendar.time(of: $0[...]) }) { return time }
        guard let number = card.number, let unit = card.unit, !unit.isEmpty else {
            return card.number
        }
        return Units.convert(number, from: unit, to: "s")
    }

    /// The unit of counted times (FITS 4.0 table 34), in any case: only a time can be meant.
    private static func unit(_ name: String) -> Unit? {
        [Unit(name), Unit(name.lowercased())].compactMap(\.self).first { $0.quantity == .time }
    }

    /// A time that is counted from a reference (FITS 4.0 §9.2.2).
    private func counted(_ keyword: String) -> (time: Double, source: String)? {
        guard let fact = facts[keyword], let count = fact.number,
            let unit = ObservationTimes.unit(facts["TIMEUNIT"]?.text ?? "s")
        else { return nil }
        let whole = facts["MJDREFI"]?.number.map { $0 + (facts["MJDREFF"]?.number ?? 0) }
        guard let reference = whole ?? facts["MJDREF"]?.number else { return nil }
        let offset = facts["TIMEZERO"]?.number ?? 0
        let time = reference + (count + offset) * unit.size / Calendar.day
        guard ObservationTimes.plausible.contains(time) else { return nil }
        return (time, fact.source)
    }
}
