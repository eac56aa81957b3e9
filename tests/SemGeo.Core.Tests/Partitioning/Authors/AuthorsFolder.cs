namespace SemGeo.Core.Tests.Partitioning.Authors;

/// <summary>A folder of files in the authors' form, written here by hand; gone after the test.</summary>
internal sealed class AuthorsFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("semgeo-authors-");

    public string Path => _folder.FullName;

    /// <summary>Paris (R1) and a museum in it (W2) in France (R9), Rome (R3) in Italy (R8), Monaco (R7) by itself.</summary>
    public static AuthorsFolder Semantic()
    {
        var folder = new AuthorsFolder();
        folder.Write("m_5.csv", "class_index,class_label,latitude_mean,longitude_mean\n0,W2,48.86,2.337\n1,R9,46.5,2.5\n2,R1,48.85,2.35\n3,R3,41.9,12.5\n4,R7,43.73,7.42\n");
        folder.Write("m_3.csv", "class_index,class_label,latitude_mean,longitude_mean\n0,R1,48.851,2.34\n1,R9,46.5,2.5\n2,R8,41.9,12.5\n");
        folder.Write("m_2.csv", "class_index,class_label,latitude_mean,longitude_mean\n0,R8,41.9,12.5\n1,R9,47,2.4\n");
        folder.Write("h_dict.json", """{"m_5": {"W2": "R1", "R9": "R9", "R1": "R1", "R3": "R8"}, "m_3": {"R1": "R9", "R9": "R9", "R8": "R8"}}""");
        return folder;
    }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Write(string name, string text) => File.WriteAllText(this[name], text);

    public void Replace(string name, string old, string by) => Write(name, File.ReadAllText(this[name]).Replace(old, by));

    public void Dispose() => _folder.Delete(recursive: true);
}
