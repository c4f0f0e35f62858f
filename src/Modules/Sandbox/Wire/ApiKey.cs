using System.Text;

namespace ClickCart.Sandbox.Wire;

/// <summary>The API key of a call: a Bearer token, or the user of Basic credentials. Both providers take both.</summary>
internal static class ApiKey
{
    /// <summary>Null when there is none.</summary>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var key = header switch
        {
            _ when header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) => header[7..].Trim(),
            _ when header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) => BasicUser(header[6..].Trim()),
            _ => "",
        };
        return key.Length > 0 ? key : null;
    }

    private static string BasicUser(string credentials)
    {
        Span<byte> bytes = stackalloc byte[512];
        return Convert.TryFromBase64String(credentials, bytes, out var length) ? Encoding.UTF8.GetString(bytes[..length]).Split(':', 2)[0] : "";
    }
}
