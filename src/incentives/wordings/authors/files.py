"""What is wrong with a file before its rules are read: folders, characters, YAML."""

from incentives.values.text import Text

FILES = (
    Text("没有这个文件夹", "there is no such folder"),
    Text("文件夹中没有政策文件", "the folder holds no policy files"),
    Text(
        "有两层政策都叫“{name}”，结果中无法区分",
        "two layers are called '{name}', so that answers could not tell them apart",
    ),
    Text("下层政策用的是其他语言：{shown}", "the layers below are in other languages: {shown}"),
    Text(
        "各层政策写同样的语言，或上层不写：随下层。",
        "Say the same languages in each layer, or none in the upper ones: they are those below.",
    ),
    Text("没有语言“{tag}”", "there is no language '{tag}'"),
    Text("'{key}' 没有列出任何一项", "'{key}' names none"),
    Text(
        "事实目录中缺少“{tag}”的文字：{names}", "the vocabulary has no words in '{tag}' for {names}"
    ),
    Text("请在目录中写出：{form}。", "Say it there: {form}."),
    Text(
        "请在其中一个的 library.yaml 中填写 `name`。",
        "State a `name` in the `library.yaml` of one of them.",
    ),
    Text(
        "这一地区会插在“{file}”与其原属地区之间，而该文件在下层",
        "this place would come between '{file}', which stands in a layer under it, and the place "
        "that it is of there",
    ),
    Text(
        "上层只增加，不改动下层：请把这一地区放在别处。",
        "A layer adds to what lies under it and edits nothing: put the place elsewhere.",
    ),
    Text("文件夹中的政策文件超过 {most} 个", "the folder holds over {most} policy files"),
    Text("文件不能读取：{reason}", "the file cannot be read: {reason}"),
    Text("不能读取：{reason}", "this cannot be read: {reason}"),
    Text(
        "请设置读取权限，或移至别处。",
        "Let it be read by whoever runs the program, or put it elsewhere.",
    ),
    Text("名称不是 UTF-8，无法引用", "its name is not UTF-8, so that nothing can be called by it"),
    Text("请改名。", "Rename it."),
    Text(
        "这是文件夹，名称却像文件一样以“{suffix}”结尾",
        "this is a folder, though its name ends in '{suffix}' as that of a file",
    ),
    Text("请更改文件夹的名称。", "Rename the folder."),
    Text(
        "与“{earlier}”仅大小写或字符组合方式不同，在其他计算机上只能保留其中一个",
        "its name differs from '{earlier}' only in capitals or in how its characters are composed; "
        "on other machines there is room for one of them",
    ),
    Text("请将其中一个改名。", "Rename one of the two."),
    Text(
        "“{earlier}”的编号也是“{full_id}”；名称中的点与“/”一样分级",
        "'{earlier}' has the id '{full_id}' too; a dot in a name divides as '/'",
    ),
    Text("请将其中一个改名，或删去。", "Rename one of the two, or delete it."),
    Text(
        "文字可能以一种编码保存，又以另一种编码读取",
        "this reads like text that was saved in another encoding than it was read in",
    ),
    Text("链接没有指向任何文件", "this link leads nowhere"),
    Text("链接指向文件夹，未读取", "this is a link to a folder, and is not followed"),
    Text("链接指向文件夹之外，未读取", "this link leads out of the folder, and is not followed"),
    Text("请放入文件本身，或删去链接。", "Put the file itself here, or delete the link."),
    Text(
        "这可能是政策文件，但{found}；只读取以“{suffix}”结尾的文件",
        "this may be a policy file, but {found}; those that are read end in '{suffix}'",
    ),
    Text(
        "请改名为“{right}”；如果不是政策文件，请移至别处，或使其名称以点开头。",
        "Rename it to '{right}'; if it is none, put it elsewhere or begin its name with a dot.",
    ),
    Text(
        "请以 UTF-8 保存文件；目前可能是其他编码，如 GB 18030。",
        "Save the file as UTF-8; it may be in another encoding, such as GB 18030.",
    ),
    Text("文件大于 {most} KiB", "the file is larger than {most} KiB"),
    Text("请拆分文件。", "Divide the file."),
    Text("此处字节 {byte} 不是 UTF-8", "the byte {byte} here is not UTF-8"),
    Text(
        "本行有 {count} 个字符，最多 {most} 个",
        "this line has {count} characters; {most} is the most",
    ),
    Text("请分成几行。", "Divide the line."),
    Text("此处有{found}", "here stands {found}"),
    Text(
        "请删去；如果看不见，请重新输入这一行。",
        "Delete it; if it cannot be found, type the line again.",
    ),
    Text(
        "文件中的名称、文字、列表和表超过 {most} 个",
        "more than {most} names, texts, lists and mappings stand in this file",
    ),
    Text(
        "文字有 {count} 个字符，最多 {most} 个",
        "this text has {count} characters; {most} is the most",
    ),
    Text("文字中有{found}", "the text holds {found}"),
    Text("请删去反斜杠及其后的编码。", "Delete the backslash and what belongs to it."),
    Text("不读取别名（“*”）", "an alias ('*') is not read"),
    Text(
        "请写出所指的内容；以“*”开头的文字应加引号。",
        "Write out what it stands for; a text that begins with '*' wants quotation marks.",
    ),
    Text("列表和表嵌套超过 {most} 层", "lists and mappings are nested more than {most} deep here"),
    Text("列表或表不能作为名称", "a list or mapping cannot be the name of an entry"),
    Text(
        "以“[”或“{”开头的文字应加引号。",
        "A text that begins with '[' or '{' wants quotation marks.",
    ),
    Text("此处开始第二份内容，一个文件只有一份", "a second document begins here; a file holds one"),
    Text("请拆分文件，或删去这一行。", "Divide the file, or delete this line."),
    Text("“{name}”没有值", "'{name}' has no value"),
    Text("列表的这一项为空", "this entry of the list is empty"),
    Text("尚不清楚的，请删去这一行。", "Leave the line out if it is not known."),
    Text("数字不加逗号，请写作：{number}。", "Write the number without commas: {number}."),
    Text(
        '含有逗号的文字应加引号："{text}"。',
        'Put quotation marks around a text with a comma: "{text}".',
    ),
    Text(
        "含有逗号或方括号的表达式应加引号。",
        "Put quotation marks around an expression that holds a comma or a bracket.",
    ),
    Text("不读取合并键（“<<”）", "a merge key ('<<') is not read"),
    Text("请在此处逐项写出。", "Write the entries out here."),
    Text("名称应写在一行内", "the name of an entry must stand on one line"),
    Text("名称前不加“?”", "the name of an entry is written without '?'"),
    Text("请删去“?”。", "Delete the '?'."),
    Text("此处有值而没有名称", "a value stands here without a name"),
    Text(
        "“{name}”出现两次，第一次在第 {line} 行第 {column} 列",
        "'{name}' stands twice; first at line {line}, column {column}",
    ),
    Text("请删去其中一个。", "Delete one of the two."),
    Text("不读取标签（“!”）", "a tag ('!') is not read"),
    Text(
        "请删去；以“!”开头的文字应加引号。",
        "Delete it; a text that begins with '!' wants quotation marks.",
    ),
    Text("不读取锚点（“&”）", "an anchor ('&') is not read"),
    Text(
        "请删去；以“&”开头的文字应加引号。",
        "Delete it; a text that begins with '&' wants quotation marks.",
    ),
    Text("文件没有内容", "the file says nothing"),
    Text("此处有制表符", "a tab stands here"),
    Text("请改用空格。", "Use spaces."),
    Text("请删去这一行。", "Delete the line."),
    Text(
        "以“%”开头的行是给 YAML 程序的指令",
        "a line that begins with '%' gives orders to a YAML program",
    ),
    Text("列表和表在此处嵌套过深", "lists and mappings are nested far too deep here"),
    Text(
        "文字应加引号；如果本来要写标签，请删去。",
        "Put quotation marks around the text. If a tag was meant, delete it.",
    ),
    Text("文字应加引号。", "Put quotation marks around the text."),
    Text("文字不能以“&”或“*”开头", "a text cannot begin with '&' or '*'"),
    Text("文字不能以 {sign} 开头", "a text cannot begin with {sign}"),
    Text("此处的引号没有闭合", "the quotation mark that opens here is never closed"),
    Text(
        "在“---”或“...”一行之前，文字的引号没有闭合",
        "no quotation mark closes this text before a line of '---' or '...'",
    ),
    Text(
        "反斜杠与其后的内容不代表任何字符",
        "a backslash here, with what follows it, stands for no character",
    ),
    Text(
        "请改用单引号，其中的反斜杠就是反斜杠。",
        "Use single quotation marks: in them a backslash is only a backslash.",
    ),
    Text("名称后的冒号不能写在此处", "a colon that ends a name cannot stand here"),
    Text(
        "含有“: ”的文字应加引号；并请核对这一行的缩进。",
        "Put quotation marks around a text that holds ': '; see that this line begins where it "
        "should.",
    ),
    Text("列表的一项不能从此处开始", "an entry of a list cannot begin here"),
    Text(
        "请另起一行；以“- ”开头的文字应加引号。",
        "Begin it on a line of its own, or put quotation marks around a text that begins with "
        "'- '.",
    ),
    Text("名称 {found} 之后没有冒号", "the name {found} has no colon after it"),
    Text("请依次写名称、冒号、空格和值。", "Write the name, a colon, a space and the value."),
    Text(
        "第 {line} 行开始的列表在此处应有“,”或“]”，而不是 {found}",
        "the list that opens on line {line} wants ',' or ']' here, not {found}",
    ),
    Text(
        "第 {line} 行开始的表在此处应有“,”或“}”，而不是 {found}",
        "the mapping that opens on line {line} wants ',' or '}' here, not {found}",
    ),
    Text("此处应有名称或值，而不是 {found}", "a name or a value is wanted here, not {found}"),
    Text(
        "{found} 位置不对：第 {line} 行开始的列表在此处应有一项",
        "{found} is out of place: the list that begins on line {line} wants an entry here",
    ),
    Text("各项的“- ”应与上一项对齐。", "Begin each '- ' in the column of the one above."),
    Text(
        "{found} 位置不对：第 {line} 行开始的表在此处应有名称",
        "{found} is out of place: the mapping that begins on line {line} wants a name here",
    ),
    Text(
        "各名称应与同级名称对齐；引号闭合之后不能再有内容。",
        "Begin each name in the column of the names beside it; nothing may follow a closing "
        "quotation mark.",
    ),
    Text(
        "{found} 位置不对：文件内容在此之前已经完整",
        "{found} is out of place: what the file says is complete before it",
    ),
    Text(
        "“|”或“>”之后应另起一行，此处不能有 {found}",
        "after '|' or '>' the text begins on the next line, so {found} cannot stand here",
    ),
    Text("{found} 位置不对", "{found} is out of place"),
    Text("名称之后应为半角“:”，此处是“：”", "a name ends in ':', and here stands '：'"),
    Text(
        "各项之间用半角“,”隔开，此处是{sign}", "entries are divided by ',', and here stands {sign}"
    ),
    Text("请写“,”。", "Write ','."),
    Text(
        "“：”是全角冒号，名称之后应写半角“:”和空格。",
        "'：' is the full-width colon; after a name write ':' and a space.",
    ),
)
