using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace ClickCart.Platform.Settings;

/// <summary>
/// What the owner has set, as a source of the configuration: over the files that the shop comes with, under environment variables and the command line.
/// So whoever runs the shop has the last word, can put right from outside what was set wrongly inside, and secrets given by the environment stay there.
/// </summary>
public sealed class OwnerSettings : ConfigurationProvider, IConfigurationSource
{
    private readonly Lock _turn = new();

    /// <summary>Of the settings that are in force here; 0 before they were read, and while none was ever set.</summary>
    public int Version { get; private set; }

    /// <summary>Puts the source in its place.</summary>
    internal static OwnerSettings AddTo(IConfigurationBuilder configuration)
    {
        var settings = new OwnerSettings();
        // Of the host's own sources, which come first, some are of these sorts too: what counts lies over the last file.
        var sources = configuration.Sources.ToList();
        var place = sources.FindIndex(sources.FindLastIndex(s => s is JsonConfigurationSource) + 1, IsAbove);
        configuration.Sources.Insert(place < 0 ? sources.Count : place, settings);
        return settings;
    }

    private static bool IsAbove(IConfigurationSource source) => source is EnvironmentVariablesConfigurationSource or CommandLineConfigurationSource;

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Everything that is set, as of a version. What is older than what is known is left alone.</summary>
    public void Replace(int version, IEnumerable<KeyValuePair<string, string>> values)
    {
        lock (_turn)
        {
            if (version < Version) return;
            Data = values.ToDictionary(v => v.Key, string? (v) => v.Value, StringComparer.OrdinalIgnoreCase);
            Version = version;
        }
        OnReload();
    }

    /// <summary>What changed with a version; false when other versions lie between it and the one in force, so that all must be read.</summary>
    public bool Change(int version, IEnumerable<KeyValuePair<string, string?>> values)
    {
        lock (_turn)
        {
            if (version <= Version) return true;
            if (version != Version + 1) return false;
            var now = new Dictionary<string, string?>(Data, StringComparer.OrdinalIgnoreCase);
            foreach (var (key, value) in values)
            {
                if (value is null) now.Remove(key);
                else now[key] = value;
            }
            (Data, Version) = (now, version);
        }
        OnReload();
        return true;
    }

    /// <summary>What is in force and where it comes from, the last source that has it, once the owner has set <paramref name="owners"/>.</summary>
    public static (SettingOrigin Origin, string? Value) Find(IConfiguration configuration, string key, string? owners)
    {
        foreach (var provider in ((IConfigurationRoot)configuration).Providers.Reverse())
        {
            var found = provider is OwnerSettings ? owners : provider.TryGet(key, out var set) ? set : null;
            if (found is not { Length: > 0 } value) continue;
            return (OriginOf(provider, key), value);
        }
        return (new(SettingSource.Default, null), null);
    }

    private static SettingOrigin OriginOf(IConfigurationProvider provider, string key) => provider switch
    {
        OwnerSettings => new(SettingSource.Owner, null),
        EnvironmentVariablesConfigurationProvider => new(SettingSource.Environment, key.Replace(":", "__", StringComparison.Ordinal)),
        CommandLineConfigurationProvider => new(SettingSource.CommandLine, $"--{key}"),
        JsonConfigurationProvider file => new(SettingSource.File, Path.GetFileName(file.Source.Path)),
        _ => new(SettingSource.Host, null),
    };
}

/// <summary>Who has set a value.</summary>
public enum SettingSource
{
    Default,
    File,

    /// <summary>In the back office.</summary>
    Owner,

    Environment,
    CommandLine,

    /// <summary>The program that starts the shop.</summary>
    Host,
}

/// <param name="Name">Of the file, the variable or the argument; null where there is none.</param>
public sealed record SettingOrigin(SettingSource Source, string? Name)
{
    /// <summary>What the owner sets would be in force.</summary>
    public bool IsEditable => Source is SettingSource.Default or SettingSource.File or SettingSource.Owner;

    public override string ToString() => Source switch
    {
        SettingSource.File => $"from {Name}",
        SettingSource.Owner => "set here",
        SettingSource.Environment => $"set by the environment ({Name})",
        SettingSource.CommandLine => $"set on the command line ({Name})",
        SettingSource.Host => "set by the program that starts the shop",
        _ => "the default",
    };
}

/// <summary>Reads what the owner has set into <see cref="OwnerSettings"/>; the module that keeps it registers it.</summary>
public interface IKeptSettings
{
    /// <summary>Before the shop begins to serve. Does nothing while the database has no place for it yet.</summary>
    Task LoadAsync(CancellationToken ct);
}
