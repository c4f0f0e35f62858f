using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace ClickCart.BackOffice.Settings;

/// <param name="Version">Of all settings together; 0 while none was ever set.</param>
internal sealed record SettingsResponse(int Version, IReadOnlyList<SettingsResponse.Item> Settings) : IVersioned
{
    public const string Address = "/admin/settings";

    /// <summary>The name of a page's button that only shows what was typed.</summary>
    public const string PreviewButton = "preview";

    /// <summary>The name of one that saves and moves a block of the front page.</summary>
    public const string MoveButton = "move";

    /// <summary>A field of the dashboard's form that hides the checklist: it leads back there.</summary>
    public const string Hiding = "hide";

    /// <summary>The page's fields are named as the errors of the API are.</summary>
    public static string Field(string key) => $"values['{key}']";

    /// <param name="Key">Its key in the configuration.</param>
    /// <param name="Group">The heading that it stands under.</param>
    /// <param name="Value">What is in force; null for a secret, and where nothing is set and nothing holds by default.</param>
    /// <param name="Origin">Where the value comes from, for people: <c>set here</c>, <c>from appsettings.json</c>, <c>set by the environment (…)</c>.</param>
    /// <param name="Source">The same for programs.</param>
    /// <param name="IsEditable">False where the environment or the command line sets it, which wins, and where only files may.</param>
    /// <param name="ChangedAt">When the owner set it; null where nobody did.</param>
    /// <param name="ChangedBy">Who did.</param>
    internal sealed record Item(
        string Key, string Group, string Label, string? Help, SettingKind Kind, string? Value, string Origin, SettingSource Source, bool IsEditable,
        IReadOnlyList<SettingChoice> Choices, DateTimeOffset? ChangedAt, string? ChangedBy);
}

/// <summary>Every setting that a module lets the owner set. The page, the API and their one validator go by it.</summary>
internal sealed class SettingList(
    IEnumerable<OwnerSetting> declared, IEnumerable<ISetting> read, IEnumerable<SettingRule> rules, IConfiguration configuration,
    IDataProtectionProvider protection, ILogger<SettingList> log)
{
    private const string SetAgain = "Enter it again, or take it back: it would be sent to another server than before, or in another way.";

    private readonly IDataProtector _protector = protection.CreateProtector("owner-settings");
    private readonly Dictionary<string, OwnerSetting> _byKey = declared.ToDictionary(s => s.Key, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Keys => _byKey.Keys;

    /// <summary>The key as it was declared; null when the owner may set no such thing.</summary>
    public string? Declared(string key) => _byKey.GetValueOrDefault(key)?.Key;

    /// <summary>Whether it is never shown.</summary>
    public bool IsSecret(string key) => _byKey.GetValueOrDefault(key)?.Kind is SettingKind.Secret;

    /// <summary>As the database holds it.</summary>
    public string? Kept(string key, string? value) => value is not null && IsSecret(key) ? _protector.Protect(value) : value;

    /// <summary>As the configuration holds it; null for a secret that the shop's keys cannot read any more.</summary>
    public string? Plain(string key, string? kept)
    {
        if (kept is null || !IsSecret(key)) return kept;
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (CryptographicException unreadable)
        {
            log.LogError(unreadable, "The secret {Setting} cannot be read with the keys of this shop: it has to be set again", key);
            return null;
        }
    }

    /// <summary>What would be wrong with all settings together, once these are set; each right by itself.</summary>
    public IEnumerable<SettingFlaw> FlawsOf(IReadOnlyDictionary<string, string?> values)
    {
        var after = new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(values.Select(v =>
            KeyValuePair.Create(v.Key, v.Value ?? OwnerSettings.Find(configuration, v.Key, null).Value))).Build();
        return rules.SelectMany(r => r.Check(after)).Concat(_byKey.Values.Where(IsSentElsewhere).Select(s => new SettingFlaw(s.Key, SetAgain)));

        // Whoever may change where a secret goes would read it there.
        bool IsSentElsewhere(OwnerSetting secret) => configuration[secret.Key] is { Length: > 0 } && !values.ContainsKey(secret.Key)
            && secret.SentTo.Any(to => values.ContainsKey(to) && (after[to] ?? _byKey[to].Default) != (configuration[to] ?? _byKey[to].Default));
    }

    /// <summary>What is wrong with setting it so, in a sentence; null when nothing is.</summary>
    /// <param name="key">Of a setting.</param>
    /// <param name="value">Null to take back what was set.</param>
    public string? FlawOf(string key, string? value)
    {
        if (!_byKey.TryGetValue(key, out var setting)) return "There is no such setting.";
        if (setting.IsFixed) return "It is set where the shop is started, not here.";
        if (value != OwnerSettings.Find(configuration, key, null).Value && WhyNotHere(key) is { } why) return why;
        if (value is not null && setting.Kind is SettingKind.Picture) return OwnerSetting.ByUploading;
        return value is null ? null : setting.FlawOf(value) ?? FlawToReader(setting.Key, value);
    }

    /// <summary>What the start would refuse: whoever reads the setting may be stricter than its sort.</summary>
    private string? FlawToReader(string key, string value)
    {
        var alone = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, value)]).Build();
        return read.Where(s => s.Key == key).SelectMany(s => s.FlawsIn(alone)).FirstOrDefault();
    }

    /// <summary>Who else sets it, in a sentence; null when the owner may.</summary>
    public string? WhyNotHere(string key) => OwnerSettings.Find(configuration, key, null).Origin is { IsEditable: false } origin
        ? $"It is {origin}, which wins over what is set here."
        : null;

    /// <summary>What a field says: nothing where it is empty, or says what holds without it.</summary>
    public string? Typed(string key, string text)
    {
        // Each box that is ticked sends its own; an empty one says that the boxes were there.
        if (_byKey[key].Kind is SettingKind.Countries)
            text = string.Join(", ", text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 || text == (OwnerSettings.Find(configuration, key, null).Value ?? _byKey[key].Default) ? null : text;
    }

    public SettingsResponse Show(ShopSettings? kept) => new(kept?.Version ?? 0,
    [
        .. _byKey.Values.OrderBy(s => PlaceOf(s.Group)).Select(s =>
        {
            var mine = kept?.Values.FirstOrDefault(v => v.Key == s.Key);
            var (origin, value) = OwnerSettings.Find(configuration, s.Key, mine?.Value);
            return new SettingsResponse.Item(
                s.Key, s.Group, s.Label, s.Help, s.Kind, s.Kind is SettingKind.Secret ? null : value ?? s.Default,
                origin.ToString(), origin.Source, origin.IsEditable && !s.IsFixed, s.Choices,
                mine?.At, mine?.Actor);
        }),
    ]);

    private static int PlaceOf(string group) => group == SettingGroups.Fixed ? int.MaxValue
        : SettingGroups.InOrder.Index().FirstOrDefault(g => g.Item == group, (Index: SettingGroups.InOrder.Count, Item: group)).Index;
}
