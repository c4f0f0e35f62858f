namespace ClickCart.BackOffice.Views;

/// <summary>What the slices of views share.</summary>
internal static class ViewSpecs
{
    /// <summary>The view, to be changed; null when there is none that the caller keeps.</summary>
    public static async Task<SavedView?> FindKeptAsync(this BackOfficeDbContext db, Guid id, ICaller caller, CancellationToken ct) =>
        await db.Views.FirstOrDefaultAsync(v => v.Id == id, ct) is { } view && view.IsKeptBy(caller) ? view : null;

    /// <summary>What the caller sees of a list by default from now on; null for all rows.</summary>
    public static async Task ChooseDefaultAsync(this BackOfficeDbContext db, string list, Guid? viewId, ICaller caller, CancellationToken ct)
    {
        var chosen = await db.DefaultViews.FirstOrDefaultAsync(d => d.AccountId == caller.AccountId && d.List == list, ct);
        if (viewId is null && chosen is not null) db.Remove(chosen);
        else if (viewId is { } id && chosen is not null) chosen.ViewId = id;
        else if (viewId is { } first) db.Add(new DefaultView { AccountId = caller.AccountId!.Value, List = list, ViewId = first });
    }

    /// <summary>Why its owner cannot call a view so; null when it is free.</summary>
    public static async Task<Error?> WhyNotCalledAsync(this BackOfficeDbContext db, string name, string list, Guid owner, Guid? except, CancellationToken ct)
    {
        var others = await db.Views.Where(v => v.OwnerId == owner && v.List == list && v.Id != except).Select(v => v.Name).ToListAsync(ct);
        if (others.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase)) return Error.Invalid("name", "You have a view of this name already.");
        return others.Count >= SavedView.Most ? Error.Invalid("name", $"{SavedView.Most} views of one list are enough: delete one first.") : null;
    }

    public static IRuleBuilderOptions<T, string?> NamesView<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty().MaximumLength(SavedView.NameLength).IsLine("name");

    public static IRuleBuilderOptions<T, string?> ArrangesList<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(q => ListPages.QueryOf(q).Length <= SavedView.QueryLength).WithMessage("That is more than a view can hold: use fewer filters.");

    public static readonly Error Unknown = Error.NotFound("view");
}
