using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace ClickCart.Web;

/// <summary>
/// Styles, scripts and pictures of the pages, from this library's <c>Assets</c> folder and each module's. Each is served under an address that holds
/// its hash, so browsers keep it for good and a new version is a new address.
/// </summary>
public sealed class AssetLibrary
{
    private const string Prefix = "assets/";
    private readonly FrozenDictionary<string, Asset> _byName;
    private readonly FrozenDictionary<string, Asset> _byAddress;

    public AssetLibrary(ModuleCatalog modules)
    {
        var all = modules.Modules.Select(m => (m.Name, m.Assembly))
            .Prepend(("web", typeof(AssetLibrary).Assembly))
            .SelectMany(m => Of(m.Item1, m.Item2))
            .ToList();
        _byName = all.ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);
        _byAddress = all.ToFrozenDictionary(a => a.Address, StringComparer.Ordinal);
    }

    /// <summary>The address of <c>module/file.js</c>.</summary>
    /// <exception cref="KeyNotFoundException">No module has such a file in its Assets folder.</exception>
    public string AddressOf(string name) =>
        _byName.TryGetValue(name, out var asset) ? asset.Address : throw new KeyNotFoundException($"There is no asset '{name}'.");

    internal void Map(IEndpointRouteBuilder app) => app.MapGet("/assets/{**path}", (HttpContext http) =>
    {
        if (!_byAddress.TryGetValue(http.Request.Path.Value ?? "", out var asset)) return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal)) return Results.Bytes(asset.Bytes, asset.Type);
        http.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(asset.Brotli.Value, asset.Type);
    }).ExcludeFromDescription().RequireAccess(Access.Anyone).DisableRateLimiting();

    private static IEnumerable<Asset> Of(string module, Assembly assembly) =>
        assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(resource =>
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var (file, extension) = (Path.ChangeExtension(resource[Prefix.Length..], null), Path.GetExtension(resource));
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
            return new Asset($"{module}/{file}{extension}", $"/assets/{module}/{file}-{hash}{extension}", extension switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".svg" => "image/svg+xml",
                _ => "application/octet-stream",
            }, bytes, new Lazy<byte[]>(() => Compressed(bytes)));
        });

    private static byte[] Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) brotli.Write(bytes);
        return packed.ToArray();
    }

    private sealed record Asset(string Name, string Address, string Type, byte[] Bytes, Lazy<byte[]> Brotli);
}
