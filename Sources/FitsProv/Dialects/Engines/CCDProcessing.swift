/// What IRAF's ccdred and mscred note of a step, as in `Nov 22  9:52 Flat field image is Flat with scale=8004.04`.
///
/// The time has no year, and is no time to be told.
struct CCDProcessing: Sendable {
    /// The words behind the time.
    let words: Substring

    private static let months: Set = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    /// The cards that name a calibration, with what it is.
    static let calibrations = [
        ("ZEROCOR", "zero level"), ("DARKCOR", "dark"), ("FLATCOR", "flat field"),
        ("ILLUMCOR", "illumination"), ("FRINGCOR", "fringe"), ("FIXPIX", "bad pixels"),
    ]
    /// The cards that name a section of the image.
    static let sections = ["TRIM", "OVERSCAN"]

    /// Reads the text of a card; nil if it does not begin with month, day, hour and minute.
    ///
    /// - Parameter text: the text.
    init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 3)
        guard parts.count == 4, CCDProcessing.months.contains(String(parts[0])),
            let day = Int(parts[1]), (1...31).contains(day)
        else { return nil }
        let time = parts[2].split(separator: ":")
        guard time.count >= 2, time.allSatisfy({ Int($0) != nil }) else { return nil }
        words = parts[3].drop { $0 == " " }
    }

    /// The file or the section behind `is`, if the text has one.
    var object: String? {
        guard let verb = words.firstRange(of: " is ") else { return nil }
        let rest = words[verb.upperBound...].drop { $0 == " " }
        // The sections have commas of their own.
        let end = rest.first == "[" ? rest.prefix { $0 != "]" } + "]" : rest.prefix { $0 != " " }
        let name = end.last == "," ? end.dropLast() : end
        return name.isEmpty ? nil : String(name)
    }
}

extension HeaderView {
    /// What a card of ccdred or mscred notes.
    ///
    /// - Parameter keyword: the keyword.
    /// - Returns: the note; nil without a card, and for the texts of other programs.
    func ccdProcessing(_ keyword: String) -> CCDProcessing? {
        string(keyword).flatMap(CCDProcessing.init)
    }
}
