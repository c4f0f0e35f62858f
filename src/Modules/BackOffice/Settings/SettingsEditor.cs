namespace ClickCart.BackOffice.Settings;

/// <summary>Sets what the owner sets: one version, one row of history for each change, a word to the other nodes.</summary>
internal sealed class SettingsEditor(BackOfficeDbContext db, SettingList list, ExpectedVersion expected, ICaller caller, TimeProvider clock)
{
    /// <param name="values">Right ones, by key; null takes back what was set.</param>
    /// <param name="ct">Stops the look.</param>
    public async Task<Result<SettingsResponse>> SetAsync(IEnumerable<KeyValuePair<string, string?>> values, CancellationToken ct)
    {
        var settings = await db.Settings.FirstOrDefaultAsync(s => s.Id == ShopSettings.TheOnly, ct);
        if (expected.Misses(list.Show(settings))) return Error.Stale;
        var isFirst = settings is null;
        settings ??= new(ShopSettings.TheOnly);
        var now = clock.GetUtcNow();
        var changes = values.Select(v => settings.Set(list.Declared(v.Key)!, list.Kept(v.Key, v.Value), caller.Actor, now)).OfType<SettingChange>().ToList();
        if (changes.Count == 0) return list.Show(isFirst ? null : settings);
        if (isFirst) db.Settings.Add(settings);
        db.SettingChanges.AddRange(changes);
        db.Notify(ShopSettings.Topic);
        return list.Show(settings);
    }
}
