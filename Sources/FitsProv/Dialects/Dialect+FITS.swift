extension Dialect {
    /// What the standard itself has cards for, and everybody uses (FITS 4.0 §4.4.2).
    static let fits = Dialect(
        "fits",
        facts: [
            ("ORIGIN", "origin"), ("CREATOR", "creator"), ("PROGRAM", "program"),
            ("SOFTWARE", "software"), ("TELESCOP", "telescope"), ("INSTRUME", "instrument"),
            ("OBJECT", "object"), ("DATE-OBS", "observed"), ("OBSERVER", "observer"),
            ("AUTHOR", "author"), ("DATE", "written"),
        ])
}
