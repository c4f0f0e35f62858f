using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ClickCart.Tests.Catalog.Products;

/// <summary>Small pictures of every kind.</summary>
internal static class Pictures
{
    public static byte[] Webp => [.. "RIFF"u8, 0x1A, 0, 0, 0, .. "WEBPVP8L"u8, 0x0D, 0, 0, 0, 0x2F, 0, 0, 0, 0x10, 0x07, 0x10, 0x11, 0x11, 0x88, 0x88, 0xFE,
        0x07, 0];

    /// <summary>One pixel, in the colour of that number.</summary>
    public static byte[] Png(int number) => Png(PngPart("IDAT", Deflated([0, .. BitConverter.GetBytes(number)])));

    /// <summary>Of this size, black; with fewer rows than it says, it is cut off.</summary>
    public static byte[] Png(int width, int height, int? rows = null) =>
    [
        0x89, .. "PNG\r\n\x1A\n"u8,
        .. PngPart("IHDR", [.. Number(width), .. Number(height), 8, 0, 0, 0, 0]),
        .. PngPart("IDAT", Deflated(new byte[(width + 1) * (rows ?? height)])), .. PngPart("IEND", []),
    ];

    private static byte[] Number(int number) => BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(number));

    /// <summary>One pixel, with these parts between the header and the end.</summary>
    public static byte[] Png(params byte[][] parts) =>
    [
        0x89, .. "PNG\r\n\x1A\n"u8, .. PngPart("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]), .. parts.SelectMany(p => p), .. PngPart("IEND", []),
    ];

    public static byte[] PngPart(string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        var crc = uint.MaxValue;
        foreach (var b in named)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, ~crc);
        return [.. length, .. named, .. sum];
    }

    public static byte[] Deflated(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal)) zlib.Write(bytes);
        return output.ToArray();
    }

    public static byte[] Svg(string inside, string attributes = "") =>
        Encoding.UTF8.GetBytes($"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10" {attributes}>{inside}</svg>""");
}
