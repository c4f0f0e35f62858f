using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>
/// A photo of what comes back, drawn anew from what was uploaded. Only staff and whom the order belongs to see it; <see cref="PurgeReturnPhotos"/> forgets it.
/// </summary>
/// <param name="Hash">SHA-256 of what was uploaded, hexadecimal: sent twice it is one photo.</param>
/// <param name="Actor">The role of who added it.</param>
internal sealed record ReturnPhoto(Guid Id, Guid ReturnId, string Hash, DateTimeOffset At, string Actor, string ActorName)
{
    /// <summary>Of one return.</summary>
    public const int Most = 8;

    /// <summary>Of one uploaded file.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Of a form with several.</summary>
    public const int MaxForm = (Most * MaxBytes) + (1024 * 1024);

    public const string ContentType = "image/webp";

    /// <summary>The longer side of what is kept, in pixels.</summary>
    private const int Side = 1600;

    /// <summary>Written with it, never loaded with it.</summary>
    public ReturnPhotoFile? File { get; private init; }

    /// <summary>Draws what was uploaded anew, one photo for the same file. Refusals: 422 at <c>photos</c>.</summary>
    public static async Task<Result<IReadOnlyList<ReturnPhoto>>> DrawAsync(
        IEnumerable<Upload> uploads, Guid returnId, Actor by, DateTimeOffset now, IIds ids, CancellationToken ct)
    {
        var drawn = new List<ReturnPhoto>();
        foreach (var upload in uploads.DistinctBy(u => u.Hash))
        {
            if (upload.Bytes.Length > MaxBytes) return Refusal($"A photo has at most {MaxBytes / 1024 / 1024} MB.");
            if (PictureExtent.Refuses(upload.Bytes) is { } why) return Refusal(why);
            if (await UprightPicture.ShrinkAsync(upload.Bytes, Side, ct) is not { } content)
                return Refusal("This is no JPEG, PNG or WebP picture, or it is damaged.");
            var id = ids.New();
            drawn.Add(new(id, returnId, upload.Hash, now, by.Role, by.Name) { File = new(id, content) });
        }
        return drawn;
    }

    public static Error Refusal(string message) => Error.Invalid("photos", message);
}

/// <param name="Content">WebP.</param>
internal sealed record ReturnPhotoFile(Guid Id, byte[] Content);
