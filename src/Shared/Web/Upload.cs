using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace ClickCart.Web;

/// <summary>What a client sent as a file or a body: read whole, because it is stored whole. The endpoint's size limit bounds it.</summary>
public sealed record Upload([property: JsonIgnore] byte[] Bytes)
{
    /// <summary>Stands for the bytes where requests are compared.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public static async Task<Upload> ReadAsync(Stream? stream, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        if (stream is not null) await stream.CopyToAsync(bytes, ct);
        return new(bytes.ToArray());
    }

    /// <summary>The files of a form's field that are not empty.</summary>
    public static async Task<IReadOnlyList<Upload>> ReadAllAsync(IFormCollection form, string field, CancellationToken ct)
    {
        var files = new List<Upload>();
        foreach (var file in form.Files.GetFiles(field).Where(f => f.Length > 0)) files.Add(await ReadAsync(file, ct));
        return files;
    }

    public static async Task<Upload> ReadAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is null) return new([]);
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return new(bytes);
    }
}
