import TestSupport

/// Documents and stamped files for the commands on documents.
enum Documents {
    /// What both documents of a comparison have in common.
    static let text = """
        document
          prefix ex <http://example.org/>
          entity(ex:cube, [prov:label = "cube", ex:size = "3" %% xsd:int])
          entity(ex:events)
          activity(ex:bin, 2026-03-13T23:44:46, 2026-03-13T23:44:56)
          used(ex:u1; ex:bin, ex:events, -)
          wasGeneratedBy(ex:cube, ex:bin, -)
        endDocument

        """

    /// The same, told of an activity that ended before it started, and in a bundle of a file that
    /// was used before it was made.
    static let impossible = """
        document
          prefix ex <http://example.org/>
          activity(ex:bin, 2026-03-13T23:44:46, -)
          wasStartedBy(ex:start; ex:bin, -, -, -)
          wasEndedBy(ex:end; ex:bin, -, -, -)
          activity(ex:bin, 2027-01-01T00:00:00, -)
          bundle ex:b
            entity(ex:e)
            activity(ex:e)
          endBundle
        endDocument

        """

    /// A folder with a `cube.fits` that is stamped the same way each time.
    static func stamped() throws -> ScratchFolder {
        let folder = try Fitsprov.folder()
        _ = try Fitsprov.tool.run(
            Fitsprov.stampArguments + Fitsprov.fixedIdentifiers, in: folder.path)
        return folder
    }

    /// A folder with documents of these names.
    static func folder(_ documents: [String: String]) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        for (name, text) in documents { try folder.write(text.utf8, to: name) }
        return folder
    }
}

extension Tool {
    /// Graphviz.
    static let dot = Tool("dot")
}
