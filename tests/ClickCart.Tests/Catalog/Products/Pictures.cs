using System.Text;

namespace ClickCart.Tests.Catalog.Products;

/// <summary>Small pictures of every kind.</summary>
internal static class Pictures
{
    public static byte[] Webp => [.. "RIFF"u8, 0x1A, 0, 0, 0, .. "WEBPVP8L"u8, 0x0D, 0, 0, 0, 0x2F, 0, 0, 0, 0x10, 0x07, 0x10, 0x11, 0x11, 0x88, 0x88, 0xFE,
        0x07, 0];

    /// <summary>One pixel; another number makes other bytes.</summary>
    public static byte[] Png(int number) =>
    [
        .. Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
            .. BitConverter.GetBytes(number),
    ];

    public static byte[] Svg(string inside, string attributes = "") =>
        Encoding.UTF8.GetBytes($"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10" {attributes}>{inside}</svg>""");
}
