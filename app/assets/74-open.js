// A file of ours, chosen or dropped on the page, shows its View again.
"use strict";

(function (lutu) {
  lutu.openPicture = async function (file) {
    const query = await lutu.queryOfFile(file);
    if (query === null) lutu.notice(lutu.say("open.none", { name: file.name.slice(0, 60) }));
    else lutu.restore(query);
  };

  document.addEventListener("change", ({ target }) => {
    if (target.id !== "open-picture" || !target.files.length || !lutu.view) return;
    lutu.openPicture(target.files[0]);
    target.value = "";
  });
  document.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length || !lutu.view) return;
    event.preventDefault();
    lutu.openPicture(event.dataTransfer.files[0]);
  });
})(window.lutu);
