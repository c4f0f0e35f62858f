namespace ClickCart.BackOffice.Settings;

/// <summary>All that the owner has set: one row, whose version rises with every change, with a row for each setting.</summary>
internal sealed class ShopSettings : Aggregate
{
    /// <summary>Wakes the nodes that follow the settings.</summary>
    public const string Topic = "settings";

    public static readonly Guid TheOnly = new("01a22800-0000-7000-8000-000000000001");

    private readonly List<KeptSetting> _values = [];

    private ShopSettings()
    {
    }

    public ShopSettings(Guid id) : base(id)
    {
    }

    public IReadOnlyList<KeptSetting> Values => _values;

    /// <summary>Sets a value, or takes it back; the change that is to be kept beside it, or null when nothing changes.</summary>
    public SettingChange? Set(string key, string? value, string actor, DateTimeOffset now)
    {
        var kept = _values.Find(v => v.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
        if (kept?.Value == value) return null;
        Touch();
        var change = new SettingChange { Key = key, Version = Version, Was = kept?.Value, Became = value, Actor = actor, At = now };
        if (value is null) _values.Remove(kept!);
        else if (kept is null) _values.Add(new() { Key = key, Value = value, Version = Version, Actor = actor, At = now });
        else (kept.Value, kept.Version, kept.Actor, kept.At) = (value, Version, actor, now);
        return change;
    }

    public IEnumerable<KeyValuePair<string, string>> All => _values.Select(v => KeyValuePair.Create(v.Key, v.Value));
}

/// <summary>A setting as it is in force.</summary>
internal sealed class KeptSetting
{
    public required string Key { get; init; }
    public required string Value { get; set; }

    /// <summary>Of all settings, when this one was set.</summary>
    public int Version { get; set; }

    public required string Actor { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>What a setting was and became. Rows are only ever added.</summary>
internal sealed class SettingChange
{
    public const int KeyLength = 200;

    public required string Key { get; init; }

    /// <summary>Of all settings, after it.</summary>
    public int Version { get; init; }

    /// <summary>Null where the owner had not set it.</summary>
    public string? Was { get; init; }

    /// <summary>Null when it was taken back.</summary>
    public string? Became { get; init; }

    public required string Actor { get; init; }
    public DateTimeOffset At { get; init; }
}
