using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ClickCart.Platform.Data;

/// <summary>SQLite has no time type that sorts: microseconds since 1970 do, and are as fine as PostgreSQL's.</summary>
internal sealed class UnixMicroseconds() : ValueConverter<DateTimeOffset, long>(
    time => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10,
    stored => new DateTimeOffset(stored * 10 + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero));

internal static class SnakeCase
{
    /// <summary>Tables, columns, keys and indexes in snake_case: no identifier needs quoting on any provider.</summary>
    public static void UseSnakeCase(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table && !entity.IsMappedToJson()) entity.SetTableName(Snake(table));
            NameColumns(entity, "");
            foreach (var key in entity.GetKeys()) key.SetName(Snake(key.GetName() ?? ""));
            foreach (var foreign in entity.GetForeignKeys()) foreign.SetConstraintName(Snake(foreign.GetConstraintName() ?? ""));
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(Snake(index.GetDatabaseName() ?? ""));
        }
    }

    /// <summary>A complex property's columns carry its name before theirs: ship_to_city.</summary>
    private static void NameColumns(IMutableTypeBase type, string prefix)
    {
        foreach (var property in type.GetProperties()) property.SetColumnName(prefix + Snake(property.GetColumnName()));
        foreach (var complex in type.GetComplexProperties().Where(c => !c.ComplexType.IsMappedToJson())) NameColumns(complex.ComplexType, prefix + Snake(complex.Name) + "_");
    }

    private static string Snake(string name)
    {
        var result = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))) result.Append('_');
            result.Append(char.ToLowerInvariant(name[i]));
        }
        return result.ToString();
    }
}
