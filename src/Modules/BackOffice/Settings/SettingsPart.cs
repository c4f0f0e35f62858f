namespace ClickCart.BackOffice.Settings;

/// <summary>A page of the settings: which groups stand on it.</summary>
/// <param name="Groups">Null: all that are on no other.</param>
internal sealed record SettingsPart(string Path, string Label, IReadOnlyList<string>? Groups)
{
    public static readonly SettingsPart General = new(SettingsResponse.Address, "General", null);
    public static readonly SettingsPart Look = new(SettingsResponse.Address + "/look", "Look", [SettingGroups.Look]);
    public static readonly SettingsPart FrontPage = new(SettingsResponse.Address + "/front-page", "Front page", [SettingGroups.FrontPage]);
    public static readonly SettingsPart LegalPages = new(SettingsResponse.Address + "/pages", "Pages", [SettingGroups.Pages]);

    public static readonly IReadOnlyList<SettingsPart> All = [General, Look, FrontPage, LegalPages];

    public static SettingsPart At(string path) => All.FirstOrDefault(p => p.Path.Equals(path, StringComparison.OrdinalIgnoreCase)) ?? General;

    public bool Holds(string group) => Groups?.Contains(group, StringComparer.Ordinal) ?? All.All(p => p.Groups is null || !p.Holds(group));
}
