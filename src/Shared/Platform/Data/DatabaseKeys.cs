using System.Data.Common;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ClickCart.Platform.Data;

/// <summary>Data-protection keys in a table of their own, so that every node reads what any node protected. Asked for at start and then once a day.</summary>
internal sealed class DatabaseKeys(Func<DbConnection> connect) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = connect();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT xml FROM platform.data_protection_keys";
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read()) keys.Add(XElement.Parse(reader.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = connect();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO platform.data_protection_keys (name, xml) VALUES (@name, @xml)";
        foreach (var (name, value) in (IEnumerable<(string, string)>)[("@name", friendlyName), ("@xml", element.ToString(SaveOptions.DisableFormatting))])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        command.ExecuteNonQuery();
    }
}
