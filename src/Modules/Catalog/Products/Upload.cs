using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace ClickCart.Catalog.Products;

/// <summary>What a client sent as a file or a body: read whole, because it is stored whole. The endpoint's size limit bounds it.</summary>
internal sealed record Upload([property: JsonIgnore] byte[] Bytes)
{
    /// <summary>Stands for the bytes where requests are compared.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public static async Task<Upload> ReadAsync(Stream? stream, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        if (stream is not null) await stream.CopyToAsync(bytes, ct);
        return new(bytes.ToArray());
    }

    public static Task<Upload> ReadAsync(IFormFile? file, CancellationToken ct) => ReadAsync(file?.OpenReadStream(), ct);
}
