namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>The gateway's lists: newest first, by limit, starting_after, ending_before and created[gte|gt|lte|lt].</summary>
internal static class StripePage
{
    // The greatest second whose milliseconds still fit the 48 bits of a UUIDv7.
    private const long LastSecond = 0xFFFF_FFFF_FFFF / 1000;

    /// <param name="call">The call with its list parameters.</param>
    /// <param name="prefix">The kind of object.</param>
    /// <param name="link">Only those linked to this id.</param>
    public static async Task<(List<Document> Page, bool HasMore)> PageAsync(this StripeCall call, string prefix, string? link = null)
    {
        var form = call.Form;
        var limit = (int)Math.Clamp(form.Integer("limit") ?? 10, 0, 101);
        if (limit is < 1 or > 100) throw StripeApiException.Invalid("limit", "This value must be between 1 and 100.", "parameter_invalid_integer");
        var low = Floor(prefix, form.Integer("created[gte]") ?? form.Integer("created[gt]") + 1 ?? 0);
        var high = Floor(prefix, form.Integer("created[lt]") ?? form.Integer("created[lte]") + 1 ?? LastSecond);
        if (form.Filled("starting_after") is { } after && string.CompareOrdinal(after, high) < 0) high = after;
        var before = form.Filled("ending_before");
        if (before is not null && string.CompareOrdinal(before, low) >= 0) low = before + "0";

        var range = call.Db.Documents.AsNoTracking().Where(d => d.Id.CompareTo(low) >= 0 && d.Id.CompareTo(high) < 0);
        if (link is not null) range = range.Where(d => d.Link == link);
        var rows = await (before is null ? range.OrderByDescending(d => d.Id) : range.OrderBy(d => d.Id)).Take(limit + 1).ToListAsync();
        var hasMore = rows.Count > limit;
        if (hasMore) rows.RemoveAt(limit);
        if (before is not null) rows.Reverse();
        return (rows, hasMore);
    }

    /// <summary>The least id of that second: a UUIDv7 begins with its milliseconds.</summary>
    private static string Floor(string prefix, long second) => $"{prefix}_{Math.Clamp(second, 0, LastSecond) * 1000:x12}{new string('0', 20)}";
}
