using System.Security.Cryptography;

namespace ClickCart.Catalog.Products;

/// <summary>What a client sent as a file or a body: read whole, because it is stored whole. The endpoint's size limit bounds it.</summary>
internal static class Upload
{
    public static async Task<byte[]> ReadAsync(Stream? stream, CancellationToken ct)
    {
        if (stream is null) return [];
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
