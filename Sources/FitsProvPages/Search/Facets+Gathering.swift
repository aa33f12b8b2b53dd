package import FitsProvArchive

extension Facets {
    /// The columns of which values are chosen, in the order of the page.
    static let chosen = [
        "dataproduct_type", "calib_level", "obs_collection", "facility_name", "instrument_name",
        "data_rights",
    ]
    /// The columns whose range is told.
    static let measured = ["t_min", "t_max", "em_min", "em_max", "t_exptime", "s_fov"]

    /// Counts what there is in an archive: takes seconds for a million products.
    ///
    /// - Parameters:
    ///   - index: the archive.
    ///   - publication: what it publishes.
    ///   - isStopped: whether to give up.
    ///   - progress: is given what is known so far.
    /// - Throws: what reading throws.
    package static func gather(
        _ index: ArchiveIndex, _ publication: Publication,
        isStopped: @escaping @Sendable () -> Bool, progress: (Facets) -> Void
    ) throws {
        let source = FacetSource(
            index: index, publication: publication, isStopped: isStopped)
        var facets = Facets()
        facets.products = try source.first("SELECT COUNT(*) FROM ivoa.obscore")
        progress(facets)
        facets.fields = try source.names(.field)
        progress(facets)
        let infos = ColumnInfo.obscore(publication)
        for name in chosen {
            guard let column = infos.first(where: { $0.name == name }) else { continue }
            var found = try source.column(column.written)
            found.description = column.description
            if !found.values.isEmpty { facets.columns.append(found) }
        }
        facets.activities = try source.versions(
            "SELECT activity_name, activity_version, COUNT(*) FROM ivoa.obscore "
                + "WHERE activity_name IS NOT NULL GROUP BY activity_name, activity_version")
        progress(facets)
        facets.targets = try source.targets()
        facets.ranges = try source.ranges(measured)
        progress(facets)
        facets.software = try source.versions(
            "SELECT name, version, COUNT(*) FROM prov.software GROUP BY name, version")
        facets.parameters = try source.names(.parameter)
        facets.isComplete = true
        progress(facets)
    }

    /// The targets of a name, looked up while all are still being counted: exact alone.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - index: the archive.
    ///   - publication: what it publishes.
    ///   - isStopped: whether to give up.
    /// - Returns: the target, if there is one.
    /// - Throws: what reading throws.
    package static func target(
        called name: String, _ index: ArchiveIndex, _ publication: Publication,
        isStopped: @escaping @Sendable () -> Bool
    ) throws -> [Target] {
        try FacetSource(
            index: index, publication: publication, isStopped: isStopped
        )
        .targets(called: name)
    }
}
