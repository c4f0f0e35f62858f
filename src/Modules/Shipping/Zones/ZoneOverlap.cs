namespace ClickCart.Shipping.Zones;

/// <summary>What stands between a zone and the others: an address lies in one.</summary>
internal static class ZoneOverlap
{
    /// <summary>Null when the zone may be as it is said.</summary>
    public static async Task<Error?> OverlapOfAsync(this ShippingDbContext db, Guid? id, string name, ZonePlaces places, CancellationToken ct)
    {
        foreach (var other in await db.Zones.AsNoTracking().Where(z => z.Id != id).OrderBy(z => z.Id).ToListAsync(ct))
        {
            if (string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)) return Named(other.Name);
            if (other.Places.Everywhere && places.Everywhere) return Both(other, "everywhere else");
            var twice = other.Places.Countries.Intersect(places.Countries, StringComparer.Ordinal).Select(Places.CountryName)
                .Concat(other.Places.Regions.Intersect(places.Regions, StringComparer.Ordinal))
                .Concat(other.Places.PostalCodes.Intersect(places.PostalCodes, StringComparer.Ordinal)).FirstOrDefault();
            if (twice is not null) return Both(other, twice);
        }
        return null;
    }

    public static Error Named(string name) => Error.Conflict("zone-exists", $"There is a zone {name} already.");

    private static Error Both(Zone other, string where) => Error.Conflict("zone-exists", $"The zone {other.Name} is for {where} already.");
}
